import ArgumentParser
import Gateway
import ParleyHost
import RunStorage
import TerminalText

/// `parley serve token create NAME`: makes a token and shows it, once.
struct TokenCreateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "create",
    abstract: "Make a token for a client, and print it: the only time it can be seen.",
    discussion: """
      Standard output gets the token alone; the store keeps only its digest, so one that is lost must be revoked and made anew.
      Without limits a client may spend as much as the key can.

        parley serve token create anna
        parley serve token create class --budget 5 --per day --models haiku,sonnet --rpm 60 --expires 30d
      """
  )

  @Argument(help: ArgumentHelp("What the client is called in lists and logs.", valueName: "name"))
  var name: String

  @OptionGroup(title: "Limits") var limits: LimitOptions
  @OptionGroup var storeOption: GatewayStoreOption

  func validate() throws {
    guard !name.allSatisfy(\.isWhitespace) else {
      throw ValidationError("NAME is empty; write what the client is called, such as anna")
    }
    guard name.unicodeScalars.allSatisfy({ $0.properties.generalCategory != .control }),
      name == name.strippingControls, name.first?.isWhitespace != true,
      name.last?.isWhitespace != true
    else {
      throw ValidationError(
        "NAME may not hold control characters, nor begin or end with a space"
      )
    }
    guard name.utf8.count <= Self.longestName else {
      throw ValidationError("NAME takes at most \(Self.longestName) bytes, not \(name.utf8.count)")
    }
  }

  private static let longestName = 100

  func run() async throws {
    let environment = ProcessEnvironment.current()
    let now = TimeReading.system.unixMilliseconds()
    let token = ClientToken()
    let record = TokenRecord(
      id: token.id,
      name: name,
      digest: TokenDigest.of(token.text),
      limits: try limits.limits(),
      createdAt: now,
      expiresAt: limits.expires.map { now + $0.milliseconds }
    )
    let store = try storeOption.opened(in: environment, makesMissing: true)
    let isFirst = try await endingOnFailure { () async throws(RunStorageError) in
      let isFirst = try !store.hasTokens()
      try await store.add(record)
      return isFirst
    }
    let output = OutputStream.standardOutput
    output.write(token.text + "\n")
    try output.requireWritten(
      remark: "the token was made, and nobody has seen it: revoke \(name) and make another"
    )
    var lines =
      "parley: \(TokenText(record).permission); the token is shown this once, keep it safe\n"
    if isFirst {
      lines += "parley: this is the first token: from now on every client needs one\n"
    }
    OutputStream.standardError.write(lines.strippingControls)
  }
}
