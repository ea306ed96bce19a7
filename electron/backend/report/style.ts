/** Dark on white, quiet lines, no colour that alone says anything: it is made to be printed. */
export const style = `
@page { size: A4 landscape; margin: 12mm; }
body { font: 10.5pt/1.5 'Hiragino Sans', 'Noto Sans JP', system-ui, sans-serif; color: #1b2126; margin: 0 auto; max-width: 270mm; padding: 6mm; }
header { display: flex; justify-content: space-between; align-items: flex-start; border-bottom: 1.5pt solid #1b2126; padding-bottom: 3mm; }
h1 { font-size: 17pt; margin: 0; }
header p { margin: 1mm 0 0; color: #4a555e; }
.seals { display: flex; }
.seals div { border: 0.75pt solid #8a949c; width: 20mm; height: 20mm; font-size: 8pt; text-align: center; color: #4a555e; }
.seals div + div { border-left: 0; }
dl { display: flex; gap: 10mm; margin: 4mm 0; }
dt { font-size: 8.5pt; color: #4a555e; }
dd { margin: 0; font-size: 16pt; font-weight: 600; font-variant-numeric: tabular-nums; }
table { border-collapse: collapse; width: 100%; font-size: 9pt; }
th { text-align: left; font-weight: 600; border-bottom: 1pt solid #1b2126; }
th, td { padding: 1.2mm 2mm 1.2mm 0; vertical-align: top; }
td { border-bottom: 0.5pt solid #cfd5d9; font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
.bad { font-weight: 600; }
small { font-weight: 400; }
footer { margin-top: 5mm; font-size: 8pt; color: #4a555e; }
@media print { body { padding: 0; max-width: none; } }
`;
