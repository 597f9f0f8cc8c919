import Crypto
import OrderedJSON

/// JSON in one form for all ways of writing it, to be hashed: members sorted by the bytes of their names, no blanks, numbers as spelled.
package enum CanonicalJSON {
  /// The bytes of a value.
  package static func bytes(of value: JSONValue) -> [UInt8] {
    JSONWriter.bytes(of: sorted(value))
  }

  /// The SHA-256 of a value's bytes, in hex.
  package static func hash(of value: JSONValue) -> String {
    hex(SHA256.hash(data: bytes(of: value)))
  }

  /// The SHA-256 of some bytes, in hex.
  package static func hash(ofBytes bytes: [UInt8]) -> String {
    hex(SHA256.hash(data: bytes))
  }

  /// The digits of a digest, two a byte, in lower case.
  package static func hex(_ digest: SHA256.Digest) -> String {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    text.reserveCapacity(64)
    for byte in digest {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
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
