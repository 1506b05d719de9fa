/** In a stretch of time with more rows than these, counting them or walking along the index to one of them costs too much. */
export const BUSY_ROWS = 2_048;
