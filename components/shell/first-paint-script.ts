export const THEME_STORAGE_KEY = 'throughline.theme';
export const RAIL_STORAGE_KEY = 'throughline.rail';

/**
 * Runs before the first paint, so that the page never flashes the wrong theme or moves when the rail finds its width.
 * Without a choice the system decides the theme, and the window's width the rail.
 */
export const FIRST_PAINT_SCRIPT = `(function(){function get(k){try{return localStorage.getItem(k)}catch(e){return null}}
var d=document.documentElement.dataset,t=get('${THEME_STORAGE_KEY}'),r=get('${RAIL_STORAGE_KEY}');
d.theme=t==='light'||(t!=='dark'&&matchMedia('(prefers-color-scheme: light)').matches)?'light':'dark';
d.rail=r==='wide'||r==='narrow'?r:innerWidth>=1280?'wide':'narrow'})()`;
