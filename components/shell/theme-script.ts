export const THEME_STORAGE_KEY = 'throughline.theme';

/** Runs before the first paint, so that the page never shows the wrong theme. Without a choice the system decides. */
export const THEME_SCRIPT = `(function(){try{var c=localStorage.getItem('${THEME_STORAGE_KEY}')}catch(e){}
var l=c==='light'||(c!=='dark'&&matchMedia('(prefers-color-scheme: light)').matches);
document.documentElement.dataset.theme=l?'light':'dark'})()`;
