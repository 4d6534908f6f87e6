namespace Disclosure.Web.Features.Dossier;

/// <summary>
/// The look of a dossier, on screen and on A4. Page numbers are the printer's: CSS counts pages, but cannot write a page's number
/// into the index, which therefore goes by 件号.
/// </summary>
internal static class DossierStyle
{
    // A letter keeps the 156 mm of its type area, and with them its lines.
    /// <summary>Stands in the document itself.</summary>
    public const string Css = """

        @page { size: A4; margin: 20mm 18mm 20mm 24mm; @bottom-center { content: "— " counter(page) " —"; font: 10pt SimSun, STSong, "Noto Serif CJK SC", "Noto Sans CJK SC", serif; } }
        @page cover { @bottom-center { content: none; } }
        * { box-sizing: border-box; }
        html { background: #e8ebef; }
        body { margin: 0; color: #000; font: 11pt/1.65 FangSong, STFangsong, FangSong_GB2312, SimSun, "Songti SC", "Noto Serif CJK SC", "Noto Sans CJK SC", serif; overflow-wrap: anywhere; line-break: strict; -webkit-text-size-adjust: 100%; }
        a { color: #123f75; }
        .paper { max-width: 210mm; margin: 16px auto; padding: 18mm; background: #fff; box-shadow: 0 1px 6px #0003; }
        h1, h2, h3, h4, h5 { font-family: SimHei, "Heiti SC", "Noto Sans CJK SC", sans-serif; line-height: 1.4; break-after: avoid; }
        h1 { margin: 0 0 8mm; font-size: 22pt; text-align: center; }
        h2 { margin: 14mm 0 4mm; padding-bottom: 1mm; border-bottom: 1.5pt solid #000; font-size: 15pt; }
        h3 { margin: 8mm 0 1mm; font-size: 12.5pt; }
        h4 { margin: 5mm 0 1mm; font-size: 11.5pt; }
        p { margin: 1.5mm 0; }
        table { width: 100%; border-collapse: collapse; table-layout: fixed; margin: 1mm 0 3mm; }
        th, td { padding: 1mm 1.8mm; border: .6pt solid #000; text-align: left; vertical-align: top; font-weight: normal; }
        thead { display: table-header-group; }
        thead th { font-family: SimHei, "Heiti SC", "Noto Sans CJK SC", sans-serif; text-align: center; background: #f1f3f5; print-color-adjust: exact; }
        .prose { white-space: pre-line; }
        .visually-hidden, .deadline-sr { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
        .fault { font-weight: bold; color: #9c1c14; }
        .small { font-size: 9pt; }
        .line { display: block; }
        .any { word-break: break-all; }
        .sum { display: block; font: 7.5pt/1.4 Consolas, "DejaVu Sans Mono", monospace; color: #333; word-break: break-all; }

        .cover { min-height: 200mm; }
        .cover-authority { margin: 22mm 0 4mm; text-align: center; font-size: 17pt; letter-spacing: .08em; }
        .cover h1 { margin-bottom: 22mm; font-size: 26pt; }
        .cover-foot { margin-top: 18mm; text-align: center; }
        .facts { max-width: 150mm; margin-inline: auto; }
        .facts th, .pairs th { width: 34mm; font-family: SimHei, "Heiti SC", "Noto Sans CJK SC", sans-serif; }
        .facts td, .facts th { padding-block: 1.8mm; }
        .pairs { font-size: 10.5pt; }

        .index table { font-size: 9.5pt; line-height: 1.45; }
        .index .no { width: 12mm; text-align: center; padding-inline: .5mm; }
        .index .number { width: 26mm; } .index .author { width: 27mm; } .index .on { width: 21mm; white-space: nowrap; font-variant-numeric: tabular-nums; } .index .place { width: 21mm; } .index .remark { width: 25mm; }
        .index td a { display: block; white-space: nowrap; }
        @media screen { .index td a { min-height: 26px; } }
        .index tr, .pairs tr { break-inside: avoid; }
        .index .chapter th { background: #f1f3f5; font-family: SimHei, "Heiti SC", "Noto Sans CJK SC", sans-serif; break-after: avoid; print-color-adjust: exact; }
        .index .chapter { break-after: avoid; }
        .damaged td { background: #fbeceb; print-color-adjust: exact; }

        .doc-no { margin-right: .8em; padding: 0 1.5mm; border: 1pt solid #000; font-size: .85em; white-space: nowrap; }
        .doc-meta, .doc-files { font-size: 9.5pt; color: #333; }
        .story { margin: 2mm 0 3mm; }
        .story-head { break-after: avoid; margin-bottom: .5mm; }
        .story-head b, .log b { font-family: SimHei, "Heiti SC", "Noto Sans CJK SC", sans-serif; }
        .grid { font-size: 9.5pt; }
        .log { font-size: 9.5pt; line-height: 1.5; }
        .log .no { width: 12mm; padding-inline: .5mm; text-align: center; } .log .who { width: 32mm; font-variant-numeric: tabular-nums; }
        .told { display: block; white-space: pre-line; }
        .sign th { width: 22mm; } .sign td { height: 12mm; }

        .letter { max-width: 156mm; margin: 6mm auto; font-size: 15.75pt; line-height: 28.9pt; }
        .letter p { margin: 0; text-indent: 2em; text-align: justify; white-space: pre-wrap; orphans: 2; widows: 2; }
        .letter h4 { margin: 0 0 8pt; font: bold 22pt/34pt "FZXiaoBiaoSong-B05S", STZhongsong, SimSun, "Noto Serif CJK SC", serif; text-align: center; text-wrap: balance; }
        .letter h4 span { display: block; }
        .letter h5 { margin: 0; font-size: 15.75pt; font-weight: normal; line-height: 28.9pt; text-indent: 2em; }
        .letter strong { font-weight: normal; font-family: SimHei, "Heiti SC", "Noto Sans CJK SC", sans-serif; }
        .letter ol, .letter ul { margin: 0; padding-left: 4em; }
        .letter .number { margin-bottom: 24pt; text-align: center; text-indent: 0; }
        .letter .to { text-indent: 0; } .letter .remedy { text-align: left; }
        .letter .nowrap { white-space: nowrap; }
        .letter .enclosures { display: flex; margin: 28.9pt 0 0 2em; } .letter .enclosures dt { flex: none; } .letter .enclosures dd { margin: 0; } .letter .enclosures dd p { text-indent: 0; text-align: left; }
        .letter .signature { display: grid; justify-content: end; justify-items: center; margin-top: 57.8pt; padding-right: 4em; break-inside: avoid; break-before: avoid; }
        .letter .signature p { text-indent: 0; white-space: nowrap; }
        .letter .signature .name { display: flex; justify-content: center; width: 0; }
        .letter .contact { margin-top: 28.9pt; text-align: left; }

        .deadline-due { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 .75em; }
        .deadline-date { font-size: 1.25em; }
        .deadline-tag { padding-inline: .4em; border: 1px solid; font-size: .875em; }
        .deadline-late { font-weight: bold; }
        .deadline-violations { border-left: 3pt solid #9c1c14; padding-left: 1em; }
        .deadline cite { font-style: normal; } .deadline cite::before { content: "（"; } .deadline cite::after { content: "）"; }
        .deadline-legend, .deadline-remarks { font-size: 9pt; }
        .deadline-remarks { list-style: none; margin: 0; padding: 0; }
        .deadline-month { break-inside: avoid; margin-bottom: 3mm; }
        .deadline-month summary { font-weight: bold; }
        .deadline-month abbr { text-decoration: none; }
        .deadline-month table { font-size: 9pt; line-height: 1.3; }
        .deadline-month td, .deadline-month th { text-align: center; padding: .5mm; }
        .deadline-month .none { border: 0; }
        .deadline-month .uncounted { background: #f1f3f5; print-color-adjust: exact; }
        .deadline-month .counted .deadline-word, .deadline-extra.strong { font-weight: bold; }
        .deadline-month .due { outline: 2pt solid #000; outline-offset: -2pt; }
        .deadline-day, .deadline-word, .deadline-extra { display: block; }
        details::details-content { content-visibility: visible; block-size: auto; }

        @media screen and (max-width: 760px) {
          .paper { margin: 0; padding: 16px 12px; box-shadow: none; }
          .cover { min-height: 0; } .cover-authority, .cover h1 { margin-block: 6mm; } .cover h1 { font-size: 20pt; }
          .index table, .index tbody, .index tr, .index td, .index .chapter th { display: block; width: auto; }
          .index .no { text-align: left; width: auto; } .index td { border-block: 0; padding-block: 0; } .index tr { border-bottom: .6pt solid #000; padding-block: 1mm; } .index thead { display: none; }
          .index td.no::before { content: "第 "; } .index td.no::after { content: " 件"; } .index .place, .index .remark, .index .number, .index .author, .index .on { width: auto; }
          .facts th, .pairs th { width: 26mm; }
          .log .who { width: 24mm; }
          .letter { font-size: 13pt; line-height: 1.8; } .letter p { text-align: left; } .letter .signature { padding-right: 2em; }
        }
        @media print {
          html { background: #fff; }
          .paper { max-width: none; margin: 0; padding: 0; box-shadow: none; }
          .cover { page: cover; break-after: page; min-height: 0; }
          .part, .notes { break-before: page; }
          h2 { margin-top: 0; }
          .issued { break-before: page; }
          h2 + .issued { break-before: auto; }
          .log tr { break-inside: avoid; }
          a { color: inherit; text-decoration: none; }
          .deadline-month summary { list-style: none; }
        }

        """;
}
