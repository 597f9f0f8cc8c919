// swift-tools-version: 6.2
import PackageDescription

/// Every target treats warnings as errors and asks for the members it uses to be imported.
let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("ExistentialAny"),
]

/// A library target in `Sources/<name>`.
func library(
  _ name: String,
  _ dependencies: [Target.Dependency] = [],
  _ settings: [SwiftSetting] = []
) -> Target {
  .target(
    name: name,
    dependencies: dependencies,
    exclude: excludedDocumentation[name] ?? [],
    swiftSettings: strict + settings
  )
}

/// A test target in `Tests/<name>`.
func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .testTarget(
    name: name,
    dependencies: dependencies + ["TestSupport"],
    exclude: excludedFixtures[name] ?? [],
    swiftSettings: strict
  )
}

/// Folders of fixtures that tests read by path and that are not compiled.
let excludedFixtures: [String: [String]] = [
  "ParleyLabTests": ["Fixtures"],
  "RunStorageTests": ["Fixtures"],
  "ClaudeMessagesTests": ["Fixtures"],
  "LocalInferenceTests": ["Fixtures"],
  "EndToEndTests": ["Goldens"],
  "ParleyCommandsTests": ["Goldens"],
  "ParleyHostTests": ["Plans"],
]

/// Design pages, read by the documentation tool and not by the compiler.
let excludedDocumentation: [String: [String]] = [
  "ClaudeAPI": ["Documentation.docc"],
  "Gateway": ["Documentation.docc"],
  "LineEditing": ["Documentation.docc"],
  "LocalInference": ["Documentation.docc"],
  "ModelProviders": ["Documentation.docc"],
  "ParleyHost": ["Documentation.docc"],
  "ParleyLab": ["Documentation.docc"],
  "ParleyREPL": ["Documentation.docc"],
  "ParleyRuntime": ["Documentation.docc"],
  "ParleySyntax": ["Documentation.docc"],
  "RunStorage": ["Documentation.docc"],
  "ToolServers": ["Documentation.docc"],
]

let package = Package(
  name: "parley",
  products: [
    .executable(name: "parley", targets: ["parley"]),
    .library(name: "ClaudeMessages", targets: ["ClaudeMessages"]),
    .library(name: "ClaudeAPI", targets: ["ClaudeAPI"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser.git", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto.git", from: "4.5.2"),
    .package(url: "https://github.com/apple/swift-http-types.git", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-log.git", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-nio.git", from: "2.101.2"),
    .package(url: "https://github.com/apple/swift-nio-extras.git", from: "1.35.2"),
    .package(url: "https://github.com/apple/swift-nio-ssl.git", from: "2.37.6"),
    .package(url: "https://github.com/groue/GRDB.swift.git", from: "7.10.0"),
    .package(
      url: "https://github.com/hummingbird-project/hummingbird.git",
      from: "2.28.1",
      traits: []
    ),
    .package(url: "https://github.com/swift-server/async-http-client.git", from: "1.37.0"),
    .package(
      url: "https://github.com/swift-server/swift-service-lifecycle.git",
      from: "2.13.0"
    ),
    .package(
      url: "https://github.com/swiftlang/swift-subprocess.git",
      from: "1.0.2",
      traits: []
    ),
  ],
  targets: [
    // Layer 0
    library("OrderedJSON"),
    library("TerminalText"),
    // Without optimization the built-in model is 200 times slower, and debug builds run it too.
    .target(
      name: "CLocalModel",
      exclude: ["Weights"],
      cSettings: [.unsafeFlags(["-O2"], .when(configuration: .debug))]
    ),
    // Layer 1
    library(
      "LocalInference",
      ["CLocalModel", "OrderedJSON"],
      [.unsafeFlags(["-O"], .when(configuration: .debug))]
    ),
    library("ParleyDiagnostics", ["TerminalText"]),
    library("PageMarkup", ["TerminalText"]),
    library("ClaudeMessages", ["OrderedJSON"]),
    library(
      "RunStorage",
      ["OrderedJSON", .product(name: "GRDB", package: "GRDB.swift")]
    ),
    .target(name: "CFileAccess"),
    .systemLibrary(name: "CLibEdit", pkgConfig: "libedit", providers: [.apt(["libedit-dev"])]),
    .target(name: "CLineEditing", dependencies: ["CLibEdit"]),
    // Layer 2
    library("LineEditing", ["CLibEdit", "CLineEditing", "TerminalText"]),
    library("ParleySyntax", ["ParleyDiagnostics"]),
    library("ParleyRuntime", ["ParleyDiagnostics", "OrderedJSON"]),
    library(
      "ClaudeAPI",
      [
        "ClaudeMessages", "OrderedJSON",
        .product(name: "AsyncHTTPClient", package: "async-http-client"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "NIOSSL", package: "swift-nio-ssl"),
      ]
    ),
    // Layer 3
    library(
      "ParleyCompiler",
      ["ParleySyntax", "ParleyRuntime", "ParleyDiagnostics", "ClaudeMessages"]
    ),
    library("ParleyFormat", ["ParleySyntax", "ParleyDiagnostics"]),
    library(
      "ModelProviders",
      ["ClaudeAPI", "ClaudeMessages", "LocalInference", "OrderedJSON"]
    ),
    library(
      "ToolServers",
      [
        "ClaudeMessages", "OrderedJSON",
        .product(name: "Subprocess", package: "swift-subprocess"),
      ]
    ),
    // Layer 4
    library(
      "ParleyHost",
      [
        "ParleyCompiler", "ParleyRuntime", "ParleySyntax", "ParleyDiagnostics", "ModelProviders",
        "ToolServers", "ClaudeAPI", "ClaudeMessages", "OrderedJSON", "TerminalText", "CFileAccess",
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "Subprocess", package: "swift-subprocess"),
      ]
    ),
    // Layer 5
    library(
      "ParleyREPL",
      [
        "ParleyHost", "ParleyCompiler", "ParleyFormat", "ParleyRuntime", "ParleySyntax",
        "ParleyDiagnostics", "LineEditing", "ModelProviders", "ClaudeMessages", "OrderedJSON",
        "TerminalText",
      ]
    ),
    library(
      "ParleyLab",
      [
        "ParleyHost", "ParleyCompiler", "ParleyRuntime", "ParleySyntax", "ParleyDiagnostics",
        "ModelProviders", "RunStorage", "ClaudeAPI", "ClaudeMessages", "OrderedJSON", "PageMarkup",
        "TerminalText",
        .product(name: "Crypto", package: "swift-crypto"),
      ]
    ),
    .target(name: "CChatPage", exclude: ["Files"]),
    library(
      "Gateway",
      [
        "CChatPage", "ModelProviders", "RunStorage", "ClaudeAPI", "ClaudeMessages", "OrderedJSON",
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "HummingbirdCore", package: "hummingbird"),
        .product(name: "HummingbirdTLS", package: "hummingbird"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
        .product(name: "NIOHTTPTypesHTTP1", package: "swift-nio-extras"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "NIOSSL", package: "swift-nio-ssl"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
      ]
    ),
    // Layer 6
    library(
      "ParleyCommands",
      [
        "Gateway", "ParleyLab", "RunStorage", "PageMarkup", "ParleyREPL", "LineEditing",
        "ParleyFormat",
        "ParleyHost", "ParleyCompiler",
        "ParleyRuntime", "ParleySyntax", "ParleyDiagnostics",
        "ModelProviders", "ToolServers", "ClaudeAPI", "ClaudeMessages", "LocalInference",
        "OrderedJSON", "TerminalText",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
      ]
    ),
    // Layer 7
    .executableTarget(name: "parley", dependencies: ["ParleyCommands"], swiftSettings: strict),

    // Tests
    .target(name: "CPseudoTerminal", path: "Tests/CPseudoTerminal"),
    .target(
      name: "TestSupport",
      dependencies: ["CPseudoTerminal", "ParleyDiagnostics", "TerminalText"],
      path: "Tests/TestSupport",
      swiftSettings: strict
    ),
    .executableTarget(
      name: "ScriptedServer",
      dependencies: [
        "ClaudeMessages", "OrderedJSON",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "NIOCore", package: "swift-nio"),
      ],
      path: "Tests/ScriptedServer",
      exclude: ["README.md"],
      swiftSettings: strict
    ),
    .executableTarget(
      name: "ModelEvaluation",
      dependencies: ["LocalInference", "OrderedJSON"],
      path: "Tests/ModelEvaluation",
      swiftSettings: strict
    ),
    .executableTarget(
      name: "Benchmarks",
      dependencies: [
        "ClaudeMessages", "CLocalModel", "LocalInference", "ParleyCompiler", "ParleyDiagnostics",
        "ParleyRuntime", "ParleySyntax",
      ],
      path: "Tests/Benchmarks",
      swiftSettings: strict
    ),
    tests("TestSupportTests", []),
    tests("OrderedJSONTests", ["OrderedJSON"]),
    tests("TerminalTextTests", ["TerminalText"]),
    tests("PageMarkupTests", ["PageMarkup"]),
    tests(
      "RunStorageTests",
      ["RunStorage", "OrderedJSON", .product(name: "GRDB", package: "GRDB.swift")]
    ),
    tests(
      "ParleyLabTests",
      [
        "ParleyLab", "ParleyHost", "ParleyCompiler", "ParleyRuntime", "ParleySyntax",
        "ParleyDiagnostics", "ModelProviders", "RunStorage", "ClaudeAPI", "ClaudeMessages",
        "LocalInference", "OrderedJSON", "PageMarkup", "TerminalText",
      ]
    ),
    tests("LocalInferenceTests", ["LocalInference", "CLocalModel", "OrderedJSON"]),
    tests("ParleyDiagnosticsTests", ["ParleyDiagnostics"]),
    tests("ClaudeMessagesTests", ["ClaudeMessages", "OrderedJSON"]),
    tests("ParleySyntaxTests", ["ParleySyntax", "ParleyDiagnostics"]),
    tests("ParleyRuntimeTests", ["ParleyRuntime", "ParleyDiagnostics", "OrderedJSON"]),
    tests(
      "ClaudeAPITests",
      [
        "ClaudeAPI", "ClaudeMessages", "OrderedJSON", "ScriptedServer",
        .product(name: "Logging", package: "swift-log"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "NIOSSL", package: "swift-nio-ssl"),
      ]
    ),
    tests(
      "ParleyCompilerTests",
      ["ParleyCompiler", "ParleySyntax", "ParleyRuntime", "ParleyDiagnostics", "ClaudeMessages"]
    ),
    tests(
      "ModelProvidersTests",
      [
        "ModelProviders", "ClaudeAPI", "ClaudeMessages", "LocalInference", "OrderedJSON",
        "ScriptedServer",
      ]
    ),
    tests("ToolServersTests", ["ToolServers", "ClaudeMessages", "OrderedJSON"]),
    tests(
      "ParleyHostTests",
      [
        "ParleyHost", "ParleyCompiler", "ParleyRuntime", "ParleySyntax", "ParleyDiagnostics",
        "ModelProviders", "ToolServers", "ClaudeAPI", "ClaudeMessages", "OrderedJSON",
        "TerminalText",
      ]
    ),
    tests(
      "ParleyCommandsTests",
      [
        "ParleyCommands", "ParleyHost", "ParleyDiagnostics", "LocalInference", "ModelProviders",
        "OrderedJSON", "RunStorage", "TerminalText",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]
    ),
    tests(
      "GatewayTests",
      [
        "Gateway", "ModelProviders", "RunStorage", "ClaudeAPI", "ClaudeMessages", "LocalInference",
        "OrderedJSON", "ScriptedServer",
        .product(name: "AsyncHTTPClient", package: "async-http-client"),
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "NIOSSL", package: "swift-nio-ssl"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
      ]
    ),
    tests("LineEditingTests", ["CLineEditing", "LineEditing", "TerminalText"]),
    tests("ParleyFormatTests", ["ParleyFormat", "ParleySyntax", "ParleyDiagnostics"]),
    tests(
      "ParleyREPLTests",
      [
        "ParleyREPL", "ParleyHost", "ParleyCompiler", "ParleyFormat", "ParleyRuntime",
        "ParleySyntax", "ParleyDiagnostics", "LineEditing", "ModelProviders", "ClaudeAPI",
        "ClaudeMessages", "LocalInference", "OrderedJSON", "TerminalText",
      ]
    ),
    tests("EndToEndTests", ["OrderedJSON"]),
  ],
  swiftLanguageModes: [.v6]
)
