import Foundation

/// One command to a driver and its answer, over a connection of its own that no thread waits for.
final class WebDriverExchange {
  private let descriptor: Int32
  private var unsent: ArraySlice<UInt8>
  private var received: [UInt8] = []
  private var isClosed = false

  /// Connects to a driver on this machine and begins to send.
  ///
  /// - Parameters:
  ///   - method: The method.
  ///   - path: The path.
  ///   - body: The body, JSON; nil for none.
  ///   - port: Where the driver listens.
  /// - Throws: ``ServerError`` when nothing listens.
  init(_ method: String, _ path: String, body: String?, port: UInt16) throws {
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | O_CLOEXEC, 0)
    var head = "\(method) \(path) HTTP/1.1\r\nhost: 127.0.0.1:\(port)\r\n"
    if let body {
      head += "content-type: application/json\r\ncontent-length: \(body.utf8.count)\r\n"
    }
    unsent = Array("\(head)\r\n\(body ?? "")".utf8)[...]
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isConnected = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, size) == 0
      }
    }
    // What throws here leaves a whole object behind, which closes the descriptor.
    guard isConnected else {
      throw ServerError(message: "no driver listens at port \(port)")
    }
    _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
  }

  deinit { Glibc.close(descriptor) }

  /// Waits for the answer.
  ///
  /// - Returns: The status and the body.
  /// - Throws: ``ServerError`` when none comes within three minutes.
  func answer() async throws -> (status: Int, body: [UInt8]) {
    let end = ContinuousClock.now + .seconds(180)
    while ContinuousClock.now < end {
      turn()
      if let answer = whole { return answer }
      if isClosed { break }
      try await Task.sleep(for: .milliseconds(2))
    }
    throw ServerError(message: "the driver did not answer; \(received.count) bytes came")
  }

  /// Sends and takes what goes without waiting.
  private func turn() {
    if !unsent.isEmpty {
      let count = unsent.withUnsafeBytes {
        Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      if count > 0 { unsent = unsent.dropFirst(count) }
      if count < 0, errno != EAGAIN, errno != EINTR { isClosed = true }
    }
    var chunk = [UInt8](repeating: 0, count: 1 << 18)
    let count = read(descriptor, &chunk, chunk.count)
    if count > 0 { received += chunk[..<count] }
    if count == 0 || (count < 0 && errno != EAGAIN && errno != EINTR) { isClosed = true }
  }

  /// The answer, once all of it is there: drivers tell its length and leave the connection open.
  private var whole: (status: Int, body: [UInt8])? {
    guard let end = Data(received.prefix(4096)).firstRange(of: Data("\r\n\r\n".utf8)) else {
      return nil
    }
    let lines = String(decoding: received[..<end.lowerBound], as: UTF8.self)
      .components(separatedBy: "\r\n")
    let length = lines.first { $0.lowercased().hasPrefix("content-length:") }?
      .split(separator: ":").last.flatMap { Int($0.trimmingCharacters(in: .whitespaces)) }
    let status = lines[0].split(separator: " ").dropFirst().first.flatMap { Int($0) }
    guard let length, let status, received.count >= end.upperBound + length else { return nil }
    return (status, Array(received[end.upperBound..<(end.upperBound + length)]))
  }
}
