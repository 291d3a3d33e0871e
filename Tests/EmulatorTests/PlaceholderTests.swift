import Testing

@Suite struct EmulatorPlaceholderTests {}
