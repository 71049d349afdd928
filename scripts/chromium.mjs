// Unpacks the npm package's Chromium into the temporary folder that the caller names, and prints where it lies.
import chromium from "@sparticuz/chromium";

console.log(await chromium.executablePath());
