export const THEME_STORAGE_KEY = 'throughline.theme';
export const RAIL_STORAGE_KEY = 'throughline.rail';

/** A shared link may ask for a theme; the choice of whoever looks stays as it is. */
export function askedTheme(pathname: string, search: string): 'dark' | 'light' | null {
  const theme = pathname.startsWith('/shared/') ? new URLSearchParams(search).get('theme') : null;
  return theme === 'dark' || theme === 'light' ? theme : null;
}

/**
 * Runs before the first paint, so that the page never flashes the wrong theme or moves when the rail finds its width.
 * Without a choice the system decides the theme, and the window's width the rail.
 */
export const FIRST_PAINT_SCRIPT = `(function(){function get(k){try{return localStorage.getItem(k)}catch(e){return null}}
var d=document.documentElement.dataset,t=get('${THEME_STORAGE_KEY}'),r=get('${RAIL_STORAGE_KEY}');
var a=/^\\/shared\\//.test(location.pathname)&&(/[?&]theme=(dark|light)(&|$)/.exec(location.search)||[])[1];
d.theme=a||(t==='light'||(t!=='dark'&&matchMedia('(prefers-color-scheme: light)').matches)?'light':'dark');
d.rail=r==='wide'||r==='narrow'?r:innerWidth>=1280?'wide':'narrow'})()`;
