import Testing

@Suite struct JourneyPlaceholderTests {}
