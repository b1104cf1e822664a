/// A struct that a human-readable ABI declares.
struct StructDefinition {
    var type: ABIType
    /// How many parameters it consists of, those of structs in it included, which tells how large it is when written
    /// out.
    var parameterCount: Int
}
