// The real program, serving the reference cycle in a folder of its own.
import { spawn } from "node:child_process";
import { mkdtemp, readFile, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

/** Waits until `look` finds something. */
export async function until(look, what, seconds = 60) {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; await pause(200)) {
    const found = await look();
    if (found) return found;
  }
  throw new Error(`${what}: not within ${seconds} s`);
}

const decoded = (text) => text.replace(/=\r?\n/g, "").replace(/=([0-9A-F]{2})/g, (all, code) => String.fromCharCode(parseInt(code, 16)));

export class Program {
  static async start(binary) {
    const program = new Program();
    program.folder = await mkdtemp(join(tmpdir(), "journeys-"));
    program.child = spawn(binary, ["demo", "--dir", program.folder, "--listen", "127.0.0.1:0"], { stdio: ["ignore", "pipe", "pipe"] });
    let said = "";
    let log = "";
    program.child.stdout.on("data", (text) => (said += text));
    program.child.stderr.on("data", (text) => (log += text));
    const ready = () => {
      if (program.child.exitCode !== null) throw new Error(`the program ended: ${log}`);
      return /^mails lie in/m.test(said);
    };
    await until(ready, "the program serves", 300);
    program.origin = /the web is at (\S+);/.exec(said)[1];
    return program;
  }

  async stop() {
    this.child.kill("SIGTERM");
    await until(() => this.child.exitCode !== null || this.child.signalCode !== null, "the program ends");
    await rm(this.folder, { recursive: true });
  }

  /** The sign-in links in the mails to an address. */
  async links(address) {
    const folder = join(this.folder, "mails");
    const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith(".eml"));
    const mails = await Promise.all(names.map((name) => readFile(join(folder, name), "utf8")));
    const to = mails.filter((mail) => new RegExp(`^To:.*${address.replaceAll(".", "\\.")}`, "mi").test(mail));
    return new Set(to.map((mail) => /http:\S+?\/sign-in\/\w+/.exec(decoded(mail))?.[0]).filter(Boolean));
  }
}
