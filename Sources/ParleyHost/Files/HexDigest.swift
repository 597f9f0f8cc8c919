import Crypto

/// Fingerprints of bytes as text.
package enum HexDigest {
  /// Returns the SHA-256 of bytes: 64 digits in lower case.
  ///
  /// - Source: FIPS 180-4, <https://csrc.nist.gov/pubs/fips/180-4/upd1/final>.
  package static func sha256(of bytes: [UInt8]) -> String {
    text(of: SHA256.hash(data: bytes))
  }

  /// Returns the digits of a digest, two a byte, in lower case.
  package static func text(of digest: SHA256.Digest) -> String {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    text.reserveCapacity(2 * SHA256.byteCount)
    for byte in digest {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }
}
