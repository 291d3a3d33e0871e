// swift-tools-version: 6.2
import PackageDescription

/// Settings every target shares: the strictest Swift there is, warnings as errors.
let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
]

/// Modules with loops over pixels or bytes are optimised in debug builds too: the tests draw and
/// decode real pictures, which takes fifty times as long without.
let fast = strict + [.unsafeFlags(["-O"], .when(configuration: .debug))]

/// The joining modules live on the main actor.
let main = strict + [.defaultIsolation(MainActor.self)]

/// A C library: a module map and a shim, with one Swift owner (Sources/App/App.docc/Modules.md).
func library(_ name: String, pkgConfig: String? = nil, apt packages: String...) -> Target {
  .systemLibrary(
    name: name, path: "Sources/\(name)", pkgConfig: pkgConfig, providers: [.apt(packages)])
}

func tests(
  _ name: String, _ dependencies: Target.Dependency..., settings: [SwiftSetting] = strict,
  besides exclude: String...
) -> Target {
  .testTarget(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: settings)
}

let package = Package(
  name: "plantain",
  products: [.executable(name: "plantain", targets: ["plantain"])],
  targets: [
    library("CNcurses", apt: "libncurses-dev"),
    library("CSQLite", apt: "libsqlite3-dev"),
    library("CCurl", apt: "libcurl4-openssl-dev"),
    library("CNettle", apt: "nettle-dev"),
    library("CMicrohttpd", apt: "libmicrohttpd-dev"),
    library("CChafa", pkgConfig: "chafa", apt: "libchafa-dev", "libglib2.0-dev"),
    library("CSPNG", apt: "libspng-dev"),
    library("CTurboJPEG", apt: "libturbojpeg0-dev"),
    library("CWebP", apt: "libwebp-dev"),
    library("CZlib", apt: "zlib1g-dev"),
    library("CArchive", apt: "libarchive-dev"),

    // Values and small tools.
    .target(
      name: "Conversation",
      resources: [.embedInCode("../../Resources/models.json")], swiftSettings: strict),
    .target(
      name: "Resilience",
      resources: [.embedInCode("../../Resources/overload.json")], swiftSettings: strict),
    .target(name: "Screen", swiftSettings: strict),
    .target(name: "Digest", dependencies: ["CNettle"], swiftSettings: strict),

    // The outside.
    .target(
      name: "GeminiAPI", dependencies: ["Conversation", "Resilience", "Digest", "CCurl"],
      swiftSettings: fast),
    .target(
      name: "Storage", dependencies: ["Conversation", "Resilience", "Digest", "CSQLite"],
      swiftSettings: strict),

    // Behaviour and adapters.
    .target(
      name: "Imaging", dependencies: ["Screen", "CChafa", "CSPNG", "CTurboJPEG", "CWebP"],
      swiftSettings: fast),
    .target(
      name: "Exchange",
      dependencies: [
        "Conversation", "Resilience", "Digest", "Screen", "Storage", "Imaging", "CArchive",
      ], swiftSettings: strict),
    .target(
      name: "Terminal", dependencies: ["Screen", "CNcurses", "CZlib"], swiftSettings: strict),
    .target(
      name: "Engine", dependencies: ["Conversation", "Resilience", "GeminiAPI", "Storage"],
      swiftSettings: strict),
    .target(
      name: "ChatUI", dependencies: ["Conversation", "Resilience", "Screen"],
      resources: [
        .embedInCode("../../Resources/words.tsv"),
        .embedInCode("../../Resources/words-commands.tsv"),
        .embedInCode("../../Resources/words-failures.tsv"),
        .embedInCode("../../Resources/words-health.tsv"),
        .embedInCode("../../Resources/words-search.tsv"),
        .embedInCode("../../Resources/words-page.tsv"),
      ], swiftSettings: strict),
    .target(
      name: "Emulator", dependencies: ["Imaging", "Digest", "CMicrohttpd"],
      resources: [.embedInCode("../../Resources/emulator-models.json")], swiftSettings: fast),

    // The joint.
    .target(
      name: "App",
      dependencies: [
        "ChatUI", "Engine", "Exchange", "Terminal", "Imaging", "Emulator", "GeminiAPI", "Storage",
        "Conversation", "Resilience", "Screen", "Digest",
      ], swiftSettings: main),
    .executableTarget(name: "plantain", dependencies: ["App"], swiftSettings: main),

    // Measures reading and writing against curl, pictures against chafa.
    .executableTarget(
      name: "plantain-bench",
      dependencies: ["Conversation", "GeminiAPI", "Storage", "Imaging", "Screen"],
      swiftSettings: strict),

    tests("ConversationTests", "Conversation"),
    tests("ResilienceTests", "Resilience"),
    tests("ScreenTests", "Screen"),
    tests("DigestTests", "Digest"),
    tests(
      "GeminiAPITests", "GeminiAPI", "Conversation", "Resilience", "Digest", "plantain-bench",
      settings: fast, besides: "Support/read_request.py"),
    tests("StorageTests", "Storage", "Conversation", "Resilience", "Digest"),
    tests("ImagingTests", "Imaging", "Screen", settings: fast),
    tests(
      "ExchangeTests", "Exchange", "Conversation", "Resilience", "Digest", "Storage", "Imaging"),
    tests("TerminalTests", "Terminal", "Screen"),
    tests(
      "EngineTests", "Engine", "Conversation", "Emulator", "Resilience", "GeminiAPI", "Storage"),
    tests("ChatUITests", "ChatUI", "Conversation", "Resilience", "Screen", besides: "Golden"),
    tests("EmulatorTests", "Emulator", "Imaging", "Digest", settings: fast),
    tests(
      "AppTests", "App", "ChatUI", "Conversation", "Emulator", "Engine", "Exchange", "GeminiAPI",
      "Imaging", "Resilience", "Screen", "Storage", "Terminal"),
    tests(
      "JourneyTests", "plantain", "Digest", "Imaging", "Resilience", settings: fast,
      besides: "Golden"),
    tests("HouseTests"),
  ],
  swiftLanguageModes: [.v6]
)
