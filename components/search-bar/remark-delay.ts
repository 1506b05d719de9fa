/** Long enough that nobody is told about a quote they are about to close (ms). */
export const REMARK_DELAY_MS = 600;
