import { version } from '../../package.json';

/** The release that runs, as package.json says. */
export const APP_VERSION: string = version;
