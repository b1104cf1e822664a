/// What every `LeaseStore` must do.
public enum LeaseStoreLaw: String, CaseIterable, Sendable {
    /// A free lease is granted for the time that was asked for.
    case grantsWhatIsFree
    /// While a lease is in force nobody else is granted it.
    case hasOneHolder
    /// The holder that asks again keeps its token, and its time begins anew.
    case holderKeepsItsToken
    /// An expired lease is granted to another, with a higher token.
    case tokenRisesWithEveryHolder
    /// Renewal extends a lease, and with it keeps others out.
    case renewalExtends
    /// A lease that expired and was granted to nobody since is renewed.
    case expiredLeaseIsRenewed
    /// A lease that another holds since is left out of a renewal; the others are renewed.
    case lostLeaseIsNotRenewed
    /// A released lease is free at once, and its next token is higher.
    case releasedIsFree
    /// Releasing a lease that is another's leaves it alone.
    case foreignReleaseIsIgnored
    /// Listings hold the leases in force with the prefix, in order.
    case listsByPrefix
    /// Of concurrent callers one is granted the lease.
    case concurrentCallersGetOne
    /// Leases and the rise of tokens survive when the store is opened again.
    case survivesReopening
    /// Random operations do the same to the store and to the in-memory reference.
    case agreesWithTheReference
}
