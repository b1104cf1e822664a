/// Fields, or groups of them.
indirect enum ClearSigningItem: Sendable, Hashable {
    case field(ClearSigningField)
    case group(ClearSigningGroup)
}
