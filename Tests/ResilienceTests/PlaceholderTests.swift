import Testing

@Suite struct ResiliencePlaceholderTests {}
