import Testing

@Suite struct DigestPlaceholderTests {}
