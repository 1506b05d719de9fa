'use client';

import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useState } from 'react';
import { askedTheme, THEME_STORAGE_KEY } from './first-paint-script';

export const THEME_CHOICES = ['system', 'dark', 'light'] as const;
export type ThemeChoice = (typeof THEME_CHOICES)[number];

interface ThemeState {
  choice: ThemeChoice;
  /** What is shown; canvas drawings redraw when it changes. */
  theme: 'dark' | 'light';
  setChoice: (choice: ThemeChoice) => void;
}

const ThemeContext = createContext<ThemeState>({ choice: 'system', theme: 'dark', setChoice: () => {} });

export function ThemeProvider({ children }: { children: ReactNode }) {
  const [choice, setStored] = useState<ThemeChoice>('system');
  const [theme, setTheme] = useState<'dark' | 'light'>('dark');

  useEffect(() => {
    const light = matchMedia('(prefers-color-scheme: light)');
    const apply = () => {
      const stored = readChoice();
      const asked = askedTheme(location.pathname, location.search);
      const shown = asked ?? (stored === 'system' ? (light.matches ? 'light' : 'dark') : stored);
      setStored(stored);
      setTheme(shown);
      document.documentElement.dataset.theme = shown;
    };
    apply();
    light.addEventListener('change', apply);
    window.addEventListener('storage', apply);
    window.addEventListener(CHANGED, apply);
    return () => {
      light.removeEventListener('change', apply);
      window.removeEventListener('storage', apply);
      window.removeEventListener(CHANGED, apply);
    };
  }, []);

  const setChoice = useCallback((next: ThemeChoice) => {
    rememberChoice(next);
    window.dispatchEvent(new Event(CHANGED));
  }, []);

  const state = useMemo(() => ({ choice, theme, setChoice }), [choice, theme, setChoice]);
  return <ThemeContext value={state}>{children}</ThemeContext>;
}

export function useTheme(): ThemeState {
  return use(ThemeContext);
}

const CHANGED = 'throughline:theme';

// Storage may be forbidden; the choice then lasts for this page.
let unstored: ThemeChoice = 'system';

function rememberChoice(choice: ThemeChoice): void {
  unstored = choice;
  try {
    localStorage.setItem(THEME_STORAGE_KEY, choice);
  } catch {}
}

function readChoice(): ThemeChoice {
  try {
    const stored = localStorage.getItem(THEME_STORAGE_KEY);
    return THEME_CHOICES.find((known) => known === stored) ?? unstored;
  } catch {
    return unstored;
  }
}
