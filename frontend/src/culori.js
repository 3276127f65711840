/** The colour functions that plotly.js takes from culori, with the colour spaces that they need and no more. */
import { modeHsl, modeLrgb, modeRgb, useMode } from 'culori/fn';

for (const mode of [modeRgb, modeHsl, modeLrgb]) useMode(mode);

export { converter, formatHex, formatRgb, wcagContrast, wcagLuminance } from 'culori/fn';
