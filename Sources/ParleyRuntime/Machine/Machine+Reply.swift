/// The reply register and the fields of replies.
extension Machine {
  /// The reply that was received last; null for none.
  package var reply: Value {
    if case .value(let value) = register { value } else { .null }
  }

  /// The usage of the reply; null for none.
  var usage: Value {
    get throws(EffectError) {
      switch register {
      case .value(.reply(let reply)): reply.fields["usage"] ?? .null
      case .value(let value): value
      case .none, .failed: .null
      }
    }
  }

  /// A field of the reply.
  mutating func replyField(_ name: Text) throws(EffectError) -> Value {
    guard case .value(let value) = register else { throw .noReply(register, "reply") }
    return try field(name, of: value)
  }

  /// A field of the reply's usage.
  mutating func usageField(_ name: Text) throws(EffectError) -> Value {
    let usage = try usage
    if case .null = usage { throw .noReply(register, "usage") }
    return try field(name, of: usage)
  }

  /// A field of a value: an entry of a map, or a field of a reply.
  mutating func field(_ name: Text, of value: Value) throws(EffectError) -> Value {
    guard case .reply(let reply) = value else { return try Parts.field(name, of: value) }
    if name == "text" { return .string(reply.text) }
    if name == "json" { return try JSONReading.reply(reply.text, in: &workspace) }
    if let field = reply.fields[name] { return field }
    throw .missingField(name, of: "reply", among: ["text", "json"] + reply.fields.keys)
  }
}
