extension ObjectArt {
  func boat() {
    let hull = main(0x9A_6238)
    let dark = main(0x9A_6238, 0.3).scaled(0.6)
    let wood = pen.lit(0x6E_4A2E)
    let sail = pen.lit(0xF4_EAD2, 1.15)
    pen.line(wood, 0.028, 0.02, 0.14, 0.03, 1.0)
    pen.fill(
      .blob([
        Point(0.055, 0.95), Point(0.30, 0.60), Point(0.42, 0.34), Point(0.22, 0.30),
        Point(0.055, 0.31), Point(0.05, 0.6),
      ]), sail, sail.scaled(0.84))
    pen.fill(
      .blob([Point(0.0, 0.90), Point(-0.16, 0.62), Point(-0.30, 0.34), Point(-0.02, 0.36)]),
      sail.scaled(0.95), sail.scaled(0.74))
    pen.line(wood, 0.02, -0.02, 0.29, 0.44, 0.31)
    pen.fill(
      .blob([
        Point(-0.62, 0.27), Point(-0.4, 0.20), Point(0, 0.175), Point(0.4, 0.20), Point(0.66, 0.30),
        Point(0.56, 0.12), Point(0.42, 0.0), Point(0, -0.03), Point(-0.40, 0.0), Point(-0.54, 0.10),
      ]), hull.scaled(1.08), dark)
    pen.line(hull.scaled(1.3), 0.026, -0.61, 0.265, -0.4, 0.20, 0, 0.178, 0.4, 0.20, 0.65, 0.295)
    pen.line(dark.scaled(0.8), 0.012, -0.54, 0.14, -0.3, 0.09, 0, 0.075, 0.3, 0.09, 0.57, 0.16)
    pen.line(pen.lit(0xC8_4038), 0.02, 0.03, 0.985, 0.09, 0.97, 0.14, 0.985)
  }

  func ship() {
    let hull = main(0x6E_4428)
    let dark = main(0x6E_4428, 0.2).scaled(0.55)
    let sail = pen.lit(0xF2_E8D4, 1.1)
    let wood = pen.lit(0x4E_3624)
    for (x, tall) in [(Float(-0.34), Float(0.86)), (0.02, 1.0), (0.36, 0.82)] {
      pen.line(wood, 0.018, x, 0.16, x, tall)
      for row in 0..<3 {
        let y = 0.30 + Float(row) * (tall - 0.34) / 3
        let high = (tall - 0.34) / 3 - 0.02
        let half = 0.165 - Float(row) * 0.032
        pen.fill(
          .blob([
            Point(x - half, y + high), Point(x, y + high), Point(x + half, y + high),
            Point(x + half * 1.18, y + high * 0.4), Point(x + half * 1.05, y), Point(x, y + 0.025),
            Point(x - half * 1.05, y), Point(x - half * 0.9, y + high * 0.5),
          ]), sail, sail.scaled(0.8))
      }
      pen.poly(pen.lit(0xB8_3A34), nil, x, tall, x + 0.1, tall - 0.02, x, tall - 0.045)
    }
    pen.poly(sail.scaled(0.92), sail.scaled(0.75), 0.42, 0.74, 0.80, 0.30, 0.46, 0.34)
    pen.line(wood, 0.016, 0.55, 0.22, 0.86, 0.32)
    pen.fill(
      .blob([
        Point(-0.66, 0.36), Point(-0.52, 0.30), Point(-0.45, 0.21), Point(0, 0.17),
        Point(0.5, 0.21),
        Point(0.66, 0.26), Point(0.55, 0.06), Point(0.42, -0.02), Point(-0.46, -0.02),
        Point(-0.58, 0.12),
      ]), hull.scaled(1.1), dark)
    pen.line(pen.lit(0xD8_B060), 0.02, -0.55, 0.19, 0, 0.115, 0.57, 0.165)
    for port in 0..<6 {
      pen.oval(-0.36 + Float(port) * 0.15, 0.075, 0.017, 0.02, pen.lamp(0xFF_D488))
    }
  }

  func duck() {
    let body = main(0xF0_EDE4)
    let dark = main(0xF0_EDE4, 0.3).scaled(0.8)
    pen.blob(
      body, dark, -0.72, 0.44, -0.4, 0.26, 0.1, 0.32, 0.44, 0.28, 0.5, 0.02, 0, -0.08, -0.5, 0.02)
    pen.blob(
      body, body.scaled(0.85), 0.14, 0.2, 0.26, 0.6, 0.28, 0.86, 0.42, 1.0, 0.58, 0.9, 0.56, 0.7,
      0.46, 0.5, 0.46, 0.18)
    pen.blob(dark, dark.scaled(0.85), -0.5, 0.32, -0.1, 0.3, 0.2, 0.16, -0.1, 0.06, -0.4, 0.14)
    pen.poly(pen.lit(0xE8_9030), nil, 0.55, 0.86, 0.8, 0.78, 0.56, 0.73)
    pen.oval(0.46, 0.86, 0.028, 0.032, pen.lit(0x20_2024))
  }

  func whale() {
    let body = main(0x4A_6C8C)
    let dark = main(0x4A_6C8C, 0.2).scaled(0.6)
    pen.blob(
      body, dark, -1.2, 0.62, -1.0, 0.42, -0.5, 0.32, 0, 0.58, 0.5, 0.56, 0.78, 0.3, 0.74, 0.02,
      0.2, -0.1, -0.5, -0.06, -0.96, 0.2)
    pen.blob(body, dark, -1.12, 0.5, -1.4, 0.78, -1.2, 0.82, -1.06, 0.66, -0.92, 0.84, -0.8, 0.72)
    pen.blob(pen.lit(0xDC_E6EC), nil, 0.72, 0.12, 0.3, 0.1, -0.2, 0.02, 0.2, -0.08, 0.7, 0.0)
    pen.oval(0.5, 0.26, 0.026, 0.026, pen.lit(0x14_1A22))
    let spray = pen.lit(0xF0_F8FC, 1.1).faded(0.85)
    pen.line(spray, 0.035, 0.2, 0.6, 0.2, 0.86, 0.06, 1.0, -0.06, 0.92)
    pen.line(spray, 0.035, 0.2, 0.6, 0.2, 0.86, 0.34, 1.0, 0.46, 0.92)
  }

  func fish() {
    let body = main(0xE8_7838)
    pen.poly(body.scaled(0.85), body.scaled(0.6), -0.5, 0.5, -1.0, 0.95, -0.86, 0.5, -1.0, 0.08)
    pen.blob(body.scaled(0.9), body.scaled(0.7), -0.2, 0.8, 0.1, 1.02, 0.4, 0.8)
    pen.blob(
      body.scaled(1.1), body.scaled(0.7), -0.62, 0.5, -0.2, 0.82, 0.3, 0.86, 0.76, 0.52, 0.3, 0.18,
      -0.2, 0.2)
    pen.blob(
      pen.lit(0xFA_F4EA), nil, 0.22, 0.84, 0.34, 0.82, 0.3, 0.5, 0.36, 0.2, 0.22, 0.18, 0.16, 0.5)
    pen.blob(
      pen.lit(0xFA_F4EA), nil, -0.3, 0.76, -0.2, 0.8, -0.24, 0.5, -0.2, 0.22, -0.3, 0.26, -0.36, 0.5
    )
    pen.oval(0.52, 0.6, 0.065, 0.075, pen.lit(0xFA_FAFA))
    pen.oval(0.54, 0.6, 0.035, 0.042, pen.lit(0x18_181C))
  }

  func lotus() {
    let leaf = pen.lit(0x4C_8A5A)
    pen.oval(-0.62, 0.02, 0.62, 0.16, leaf.scaled(1.1), leaf.scaled(0.72))
    pen.oval(0.62, -0.06, 0.5, 0.13, leaf, leaf.scaled(0.7))
    let petal = main(0xF2_A6C0, 1.1)
    for (angle, scale) in [
      (Float(-1.0), Float(0.9)), (1.0, 0.9), (-0.55, 1.0), (0.55, 1.0), (0, 1.08),
    ] {
      let lean = angle * 0.42
      pen.blob(
        petal.scaled(1.1), petal.scaled(0.8), lean * 0.2, 0.02, lean - 0.12, 0.45 * scale,
        lean * 1.4, 0.9 * scale, lean + 0.14, 0.45 * scale)
    }
    pen.oval(0, 0.12, 0.1, 0.06, pen.lit(0xF2_D05C))
  }
}
