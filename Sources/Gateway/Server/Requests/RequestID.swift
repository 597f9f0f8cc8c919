/// Names of requests that the gateway answers itself.
enum RequestID {
  /// A name that nobody can guess: `req_gateway_` and 24 hexadecimal digits.
  static func next() -> String {
    var digits: [UInt8] = []
    digits.reserveCapacity(24)
    for word in [UInt64.random(in: .min ... .max), UInt64.random(in: .min ... .max)] {
      for shift in stride(from: 60, through: 16, by: -4) {
        digits.append(Self.alphabet[Int(word >> UInt64(shift) & 15)])
      }
    }
    return "req_gateway_" + String(decoding: digits, as: UTF8.self)
  }

  private static let alphabet = Array("0123456789abcdef".utf8)
}
