import Testing

@testable import Emulator

/// Faults by chance: the shares of the table, in bursts, and the same for the same seed.
@Suite struct ServiceWeatherTests {
  private func faults(_ name: ServiceWeather.Name, _ count: Int, seed: UInt64 = 3) -> [String?] {
    var weather = ServiceWeather(name, seed: seed)
    return (0..<count).map { _ in weather.next().fault }
  }

  @Test(arguments: [
    (ServiceWeather.Name.fair, 0, 0, 0), (.quiet, 0.08, 0.01, 0.01), (.busy, 0.25, 0.03, 0.03),
    (.peak, 0.45, 0.05, 0.04), (.storm, 0.8, 0.1, 0.05),
  ])
  func `the shares are those of the table`(
    name: ServiceWeather.Name, overloaded: Double, limited: Double, other: Double
  ) {
    let count = 40_000
    let faults = faults(name, count)
    func share(_ isMeant: (String) -> Bool) -> Double {
      Double(faults.count { $0.map(isMeant) ?? false }) / Double(count)
    }
    // Bursts make the deviation larger than that of independent draws, by less than three times.
    let tolerance = 0.02
    #expect(abs(share { $0.hasPrefix("503") } - overloaded) < tolerance)
    #expect(abs(share { $0 == "429-minute" } - limited) < tolerance)
    #expect(abs(share { !$0.hasPrefix("503") && $0 != "429-minute" } - other) < tolerance)
  }

  @Test func `503s come in bursts at the peak`() {
    let isOverloaded = faults(.peak, 40_000).map { $0?.hasPrefix("503") ?? false }
    let pairs = zip(isOverloaded, isOverloaded.dropFirst())
    let after = pairs.filter { $0.0 }
    let again = Double(after.count { $0.1 }) / Double(after.count)
    // By chance alone it would be 45 %.
    #expect(again > 0.52)
  }

  @Test func `the same seed gives the same weather, another one another`() {
    #expect(faults(.peak, 200) == faults(.peak, 200))
    #expect(faults(.peak, 200) != faults(.peak, 200, seed: 4))
  }

  @Test func `every fault of the weather has a name in the list`() {
    for fault in Set(faults(.storm, 5_000).compactMap(\.self)) {
      #expect(Fault.named(fault) != nil, "\(fault)")
    }
  }

  @Test func `the service has the weather it is given, after its script`() throws {
    try serve({
      $0.script = [.ok]
      $0.weather = .storm
    }) { client in
      let replies = try (0..<30).map { _ in
        try client.post(
          Ask.pro, Ask.prompt("a boat", #""generationConfig":{"responseModalities":["TEXT"]}"#)
        ).status
      }
      #expect(replies[0] == 200)
      #expect(replies.filter { $0 == 503 }.count > 12)
    }
  }
}
