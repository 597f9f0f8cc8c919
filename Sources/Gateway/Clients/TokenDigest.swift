import Crypto

/// What the store keeps of a token instead of the token.
///
/// A token is 32 random bytes, so a fast digest without salt keeps it as safe as a slow one would: there is nothing to guess.
package enum TokenDigest {
  /// Returns the SHA-256 of a token's text, 32 bytes.
  ///
  /// - Source: FIPS 180-4, <https://csrc.nist.gov/pubs/fips/180-4/upd1/final>.
  package static func of(_ token: String) -> [UInt8] {
    Array(SHA256.hash(data: Array(token.utf8)))
  }

  /// Whether two digests are the same, in a time that does not tell where they differ.
  static func areEqual(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    guard left.count == right.count else { return false }
    return zip(left, right).reduce(0 as UInt8) { $0 | ($1.0 ^ $1.1) } == 0
  }
}
