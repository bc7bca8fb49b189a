/** Colors of the picture on light and on dark; every pair of text and ground has a contrast of at least 4.5 to 1. */
export const chartStyle = `<style>
.ground{fill:#ffffff}.ink{fill:#1a1a1a}.title{fill:#1a1a1a;font-size:15px;font-weight:600}.dim{fill:#555555}.alarm{fill:#b3261e;font-weight:600}
.grid{stroke:#e4e4e4}.curve{stroke:#2f6fb2;fill:none;stroke-width:1.6}.band{fill:#2f6fb2;fill-opacity:.18}.row{fill:#f1f1f1}
.stop{stroke:#b3261e;stroke-width:1.4}.limit{stroke:#b3261e;fill:none;stroke-dasharray:5 4}.disc{fill:#b3261e}.number{fill:#ffffff;font-size:10px;font-weight:600}
.L1{fill:#d9a400}.L2{fill:#d2691e}.L3{fill:#c2410c}.L4{fill:#b3261e}
@media (prefers-color-scheme:dark){
.ground{fill:#16191d}.ink,.title{fill:#e6e6e6}.dim{fill:#a3a9b0}.alarm{fill:#ff8a80}
.grid{stroke:#2b3036}.curve{stroke:#6fb1f5}.band{fill:#6fb1f5}.row{fill:#22272d}
.stop,.limit{stroke:#ff6b5e}.disc{fill:#ff6b5e}.number{fill:#16191d}
.L1{fill:#e6b422}.L2{fill:#f0883e}.L3{fill:#f4703a}.L4{fill:#ff6b5e}
}</style>`;
