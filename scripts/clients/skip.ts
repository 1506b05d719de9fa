/** A client that cannot be tried here, and why. It is said loudly, and is no failure. */
export class Skip extends Error {}
