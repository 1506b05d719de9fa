'use client';

import { Monitor, Moon, Sun } from 'lucide-react';
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu';
import { RailButton } from './rail-button';
import { THEME_CHOICES, type ThemeChoice, useTheme } from './theme-context';

const THEMES = {
  system: { icon: Monitor, label: 'System' },
  dark: { icon: Moon, label: 'Dark' },
  light: { icon: Sun, label: 'Light' },
} as const;

export function ThemeMenu() {
  const { choice, theme, setChoice } = useTheme();
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <RailButton icon={theme === 'dark' ? Moon : Sun} label="Theme" />
      </DropdownMenuTrigger>
      <DropdownMenuContent side="right" align="end">
        <DropdownMenuRadioGroup value={choice} onValueChange={(next) => setChoice(next as ThemeChoice)}>
          {THEME_CHOICES.map((name) => {
            const { icon: Icon, label } = THEMES[name];
            return (
              <DropdownMenuRadioItem key={name} value={name}>
                <Icon aria-hidden />
                {label}
              </DropdownMenuRadioItem>
            );
          })}
        </DropdownMenuRadioGroup>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
