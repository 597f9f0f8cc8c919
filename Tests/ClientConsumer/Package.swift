// swift-tools-version: 6.2
import PackageDescription

// A package of somebody else: it proves that the client can be used alone.
let package = Package(
  name: "ClientConsumer",
  dependencies: [.package(name: "parley", path: "../..")],
  targets: [
    .executableTarget(
      name: "AskClaude",
      dependencies: [.product(name: "ClaudeAPI", package: "parley")]
    )
  ],
  swiftLanguageModes: [.v6]
)
