/// What `plantain --help` prints.
nonisolated enum HelpText {
  static let version = "plantain 0.1"

  static let usage = """
    Plantain draws what you describe and changes what you ask for, turn after turn.

    plantain                                  the session browser
    plantain new [IMAGE…] [--prompt TEXT]     a new session, pictures attached
    plantain resume [SESSION]                 the newest session, or one by id or title
    plantain ask PROMPT [-i IMAGE]… [-o FILE] [--session ID|last|new] [--json | --jsonl]
                                              one turn without the screen
    plantain ask --file PROMPTS [-o DIR/|-o NAME-%d.png] [the same]
                                              a turn for each line of a file (- is standard input),
                                              one after the other, paced by the limits; blank lines
                                              and those that begin with # are passed over. Each is
                                              a picture of its own, unless --session is given: then
                                              each goes on from the one before. A failure does not
                                              stop the rest; the first gives the exit code. --json
                                              prints an array. A second run begins anew.
      new, ask: --shrink                      a smaller copy of a picture that is too large
      ask: --recipe                           -o also holds prompts, model, session and turn, beside
                                              the pixels; else it is the bytes as received
    plantain list [--json]                    the sessions, newest first
    plantain show SESSION [--json]            the turns of a session
    plantain show --verify SESSION            prove that what goes back is what came, part by part
    plantain search WORDS… [--session SESSION] [--limit N] [--json]
                                              turns by their words, the newest first: red boat,
                                              '"a phrase"', model:lite, tag:client, starred, failed,
                                              after:2026-10-01
    plantain search --like FILE|@3 [--session SESSION] [--limit N] [--json]
                                              pictures that look like one
    plantain export [SESSION | --all] [-o FILE | -o DIR/] [--format html|markdown|plantain|jsonl]
                                              a session as one offline page, a folder of Markdown and
                                              pictures, an archive (the default), or JSON Lines (-o - is
                                              standard output); -o's ending says which. Never over a file
      export: --full                          the page holds the pictures byte for byte
    plantain import ARCHIVE…                  the sessions of .plantain archives; nothing here is
                                              changed: one that differs comes in as a copy
    plantain open PICTURE | ARCHIVE           the editor at the turn of a saved picture, or a new
                                              session from its recipe; an archive comes in first
    plantain stats [--days N] [--json]        how the service did, by hour of the day
    plantain models                           what the service offers now; settings and fallback
                                              keep to it from then on
    plantain doctor [--images]                what is set up here and what the terminal can; with a
                                              test card for each way pictures can be shown
    plantain backup [TARGET] [--json]         a copy of everything, while other copies run; again: what
                                              is new. plantain --data-dir TARGET opens it
    plantain check [--repair [--from BACKUP]] [--json]
                                              every row and every hash; says what it would repair
    plantain trash [--json]                   what is in the trash
    plantain trash --empty [--older-than DAYS] [--json]
                                              deletes it for good, and the files nothing needs
    plantain paths                            where everything is kept
    plantain config trust HOST                let the key of a host go to it
    plantain emulator [--port N] [--script FILE] [--latency real|fast|none] [--strict]
                     [--signatures family|model] [--payload-limit BYTES]
                                              the demo's service alone; --faults lists its faults

    everywhere:
      --demo             a local service that draws on this machine: free, offline, no key
      --weather NAME     how the demo's service does: fair, quiet, busy, peak (45 % are refused), storm
      --model ID         gemini-3-pro-image and its relatives
      --size SIZE        512, 1K, 2K, 4K
      --aspect W:H       16:9 and the like
      --fallback MODE    never, ask, always: may another model answer?
      --base-url URL     another host with the same interface
      --endpoint NAME    one of the configuration's endpoints, for when the usual one is down; those
                         of fallbackEndpoints are asked by themselves
      --data-dir DIR     where sessions are kept
      --config FILE      another configuration
      --no-color         bold and underline only
      --help, --version

    The key: GEMINI_API_KEY, else GOOGLE_API_KEY, else apiKeyCommand or apiKeyFile of the
    configuration. Exit codes: 0 done, 10 server, 11 rate limit, 12 quota, 13 request, 14 access,
    15 safety, 16 policy, 17 no image, 18 network, 19 storage, 64 usage, 75 busy elsewhere,
    130 cancelled.
    """
}
