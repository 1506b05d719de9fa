'use client';

import { createContext, use } from 'react';
import { type LogColumn, STANDARD_COLUMNS } from '@/lib/url/log-columns';

const Context = createContext<readonly LogColumn[]>(STANDARD_COLUMNS);
export const LogColumnsProvider = Context.Provider;

/** The columns of the list, for whatever shows or changes them. */
export function useLogColumns(): readonly LogColumn[] {
  return use(Context);
}
