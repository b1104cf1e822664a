extension Page {
    /// The page's colours and measures, for light and for dark surroundings.
    static let style = """
        :root { --text: #1d232b; --soft: #5b6672; --line: #d5dbe2; --ground: #fbfcfd; --panel: #ffffff;
          --attack: #b3261e; --victim: #8a5a00; --own: #1f5fa8; --gain: #18703a; --pool: #5f3fa6;
          --attack-ground: #fdeeec; --victim-ground: #fdf4df; --own-ground: #eaf2fb; }
        @media (prefers-color-scheme: dark) { :root { --text: #e3e8ee; --soft: #98a4b1; --line: #333c47;
          --ground: #12161b; --panel: #1a2027; --attack: #ff8a80; --victim: #f0c060; --own: #82b8f5; --gain: #74d296;
          --pool: #c3a8ff; --attack-ground: #33201f; --victim-ground: #322a18; --own-ground: #1a2838; } }
        * { box-sizing: border-box; }
        body { margin: 0; background: var(--ground); color: var(--text);
          font: 16px/1.5 system-ui, -apple-system, "Segoe UI", sans-serif; }
        main, footer { max-width: 76rem; margin: 0 auto; padding: 1rem 1.5rem; }
        h1 { margin: 1rem 0 0; } h2 { margin: 0 0 .5rem; font-size: 1.25rem; }
        h3 { margin: 1.25rem 0 .4rem; font-size: .95rem; overflow-wrap: anywhere; }
        .hash, .rule, footer, figcaption { color: var(--soft); font-size: .85rem; overflow-wrap: anywhere; }
        .hash, code, .amount, td { font-variant-numeric: tabular-nums; }
        .hash, code { font-family: ui-monospace, monospace; font-size: .8rem; }
        .explanation { overflow-wrap: anywhere; font-size: .9rem; } .soft { color: var(--soft); }
        .headline { font-size: 1.05rem; margin: .25rem 0 1rem; overflow-wrap: anywhere; }
        summary { cursor: pointer; color: var(--own); }
        dl { display: grid; grid-template-columns: max-content 1fr; gap: .15rem 1rem; }
        dt { color: var(--soft); } dd { margin: 0; overflow-wrap: anywhere; }
        article { margin: 1.5rem 0; padding: 1.25rem; background: var(--panel); border: 1px solid var(--line);
          border-radius: .5rem; }
        .scroll { overflow-x: auto; }
        @media (max-width: 40rem) { main, footer { padding: .5rem; } article { padding: .75rem; }
          dl { display: block; } dt { margin-top: .4rem; } }
        table { border-collapse: collapse; font-size: .875rem; }
        th, td { padding: .3rem .9rem .3rem 0; border-bottom: 1px solid var(--line); text-align: left;
          vertical-align: top; }
        th { color: var(--soft); font-weight: 500; white-space: nowrap; }
        .steps td { white-space: nowrap; }
        .role { white-space: nowrap; color: var(--own); }
        .role.front, .role.middle, .role.back, .loss { color: var(--attack); }
        .role.victim { color: var(--victim); } .gain { color: var(--gain); }
        a { color: var(--own); }
        figure { margin: 1rem 0; } figcaption { margin-top: .4rem; }
        .key { color: var(--own); } .key.front { color: var(--attack); } .key.victim { color: var(--victim); }
        svg { display: block; max-width: 100%; height: auto; font: 12px system-ui, -apple-system, "Segoe UI", sans-serif; }
        svg text { fill: var(--text); } svg .soft { fill: var(--soft); }
        svg .party { fill: var(--panel); stroke: var(--soft); }
        svg .life { stroke: var(--line); stroke-dasharray: 3 3; }
        svg .party.actor { stroke: var(--attack); } svg .party.pool { stroke: var(--pool); }
        svg .party.victim { stroke: var(--victim); } svg .name { font-weight: 600; }
        svg .band { fill: var(--own-ground); } svg .band.victim { fill: var(--victim-ground); }
        svg .band.front, svg .band.middle, svg .band.back { fill: var(--attack-ground); }
        svg .arrow { stroke: var(--own); stroke-width: 1.5; } svg .head { fill: var(--own); }
        svg .front .arrow, svg .middle .arrow, svg .back .arrow { stroke: var(--attack); }
        svg .front .head, svg .middle .head, svg .back .head { fill: var(--attack); }
        svg .victim .arrow { stroke: var(--victim); } svg .victim .head { fill: var(--victim); }
        """
}
