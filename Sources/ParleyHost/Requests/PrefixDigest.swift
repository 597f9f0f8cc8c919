import Crypto

/// A fingerprint of everything that comes before a turn in a request, as it was sent.
///
/// The API binds a signed block to what came before it. A turn remembers the fingerprint under which it was received; where
/// a later request would send the turn after something else, its signed blocks stay out.
package struct PrefixDigest: Hashable, Sendable {
  private let bytes: [UInt8]

  private init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// The fingerprint of a request's beginning: its system prompt and tools.
  ///
  /// - Parameter parts: The encoded parts, in order; an absent one is empty.
  package init(startingWith parts: [[UInt8]]) {
    var hash = SHA256()
    for part in parts { hash.update(part) }
    bytes = Array(hash.finalize())
  }

  /// The fingerprint after another message.
  package func followed(by message: [UInt8]) -> PrefixDigest {
    var hash = SHA256()
    hash.update(bytes)
    hash.update(message)
    return PrefixDigest(bytes: Array(hash.finalize()))
  }
}

extension SHA256 {
  /// Hashes a part with its length before it, so that two divisions of the same bytes differ.
  fileprivate mutating func update(_ part: [UInt8]) {
    withUnsafeBytes(of: UInt64(part.count).littleEndian) { update(bufferPointer: $0) }
    update(data: part)
  }
}
