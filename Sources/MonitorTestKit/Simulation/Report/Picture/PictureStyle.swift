/// The colours of a picture, for light and for dark surroundings.
enum PictureStyle {
    static let sheet = """
        text{font:12px system-ui,-apple-system,"Segoe UI","Helvetica Neue",Arial,sans-serif;fill:#1c2430}
        .title{font-size:20px;font-weight:600}
        .heading{font-size:13px;font-weight:600}
        .note,.time{fill:#5a6675}
        .time{font-size:11px;text-anchor:middle}
        .small{font-size:11px}
        .inside{font-size:11px;text-anchor:middle}
        .end{text-anchor:end}
        .paper{fill:#fff}
        .grid{stroke:#e2e7ed;fill:none}
        .trouble{fill:#fbe6e1}
        .shade{fill:#6d4fc2;opacity:.1}
        .up{fill:#bfe3cf}
        .up.check{fill:#55a982}
        .degraded,.slow{fill:#eab04d}
        .down{fill:#cf3a2b}
        .alert{fill:#d97f26}
        .silent{fill:#8c2a5b}
        .unknown{fill:#b4bdc8}
        .flapping{fill:url(#flapping)}
        .failing{fill:url(#failing)}
        .fault{fill:#6d4fc2}
        .on-down,.on-silent,.on-fault,.on-flapping{fill:#fff}
        .call{fill:#cf3a2b;stroke:#cf3a2b;stroke-width:1.5}
        .falseCall{fill:#fff;stroke:#cf3a2b;stroke-width:2}
        .resolved{fill:#fff;stroke:#2e8a60;stroke-width:2}
        .stripe-a{fill:#cf3a2b}.stripe-b{fill:#a8453a}
        .dot-a{fill:#bfe3cf}.dot-b{fill:#cf3a2b}
        @media (prefers-color-scheme:dark){
        text{fill:#e6ebf1}
        .note,.time{fill:#98a4b3}
        .paper{fill:#12171e}
        .grid{stroke:#262f3a}
        .trouble{fill:#33201f}
        .shade{fill:#a08bf0;opacity:.16}
        .up{fill:#1f4a38}
        .up.check{fill:#4aa67b}
        .degraded,.slow{fill:#b67d1e}
        .down{fill:#e25a4b}
        .alert{fill:#d58a37}
        .silent{fill:#b8528a}
        .unknown{fill:#4d5866}
        .fault{fill:#8d74e6}
        .on-down,.on-silent,.on-fault,.on-flapping{fill:#fff}
        .call{fill:#ff7364;stroke:#ff7364}
        .falseCall{fill:#12171e;stroke:#ff7364}
        .resolved{fill:#12171e;stroke:#4fb887}
        .stripe-a{fill:#c24b3e}.stripe-b{fill:#8a3a32}
        .dot-a{fill:#1f4a38}.dot-b{fill:#e25a4b}
        }
        """

    static let patterns = """
        <defs>
        <pattern id="flapping" width="10" height="10" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">\
        <rect class="stripe-a" width="10" height="10"/><rect class="stripe-b" width="5" height="10"/></pattern>
        <pattern id="failing" width="6" height="6" patternUnits="userSpaceOnUse">\
        <rect class="dot-a" width="6" height="6"/><circle class="dot-b" cx="3" cy="3" r="1.3"/></pattern>
        </defs>
        """
}
