import OrderedJSON
import ParleyHost

/// JSON in one form for all ways of writing it, to be hashed: members sorted by the bytes of their names, no blanks, numbers as spelled.
package enum CanonicalJSON {
  /// The bytes of a value.
  package static func bytes(of value: JSONValue) -> [UInt8] {
    JSONWriter.bytes(of: sorted(value))
  }

  /// The SHA-256 of a value's bytes, in hex.
  package static func hash(of value: JSONValue) -> String {
    HexDigest.sha256(of: bytes(of: value))
  }

  private static func sorted(_ value: JSONValue) -> JSONValue {
    switch value {
    case .array(let items): return .array(items.map(sorted))
    case .object(let object):
      let members = object.members.sorted {
        $0.key.utf8.lexicographicallyPrecedes($1.key.utf8)
      }
      return .object(members.map { ($0.key, sorted($0.value)) })
    default: return value
    }
  }
}
