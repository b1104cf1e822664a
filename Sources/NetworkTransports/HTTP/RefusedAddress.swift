/// The address guard refused where a request would have gone.
struct RefusedAddress: Error {}
