"""Runs three programs that write the report as PDF in turns, and prints medians of their times and of their peak memory.

usage: compare.py RAPPORTEUR CYCLE ROUNDS OUT

A browser is many processes, most of which nobody waits for; so memory and processor time are read from /proc, ten times a second, for all
processes of the session in which a program runs. Memory that processes share is counted once.
"""

import os
import pathlib
import statistics
import subprocess
import sys
import time

rapporteur, cycle, rounds, out = sys.argv[1], sys.argv[2], int(sys.argv[3]), pathlib.Path(sys.argv[4])
browser = ["chromium", "--headless", "--no-sandbox", f"--user-data-dir={out / 'profile'}", "--no-pdf-header-footer"]
weasyprint = [pathlib.Path(sys.executable).parent / "weasyprint", "--quiet", "--pdf-variant", "pdf/ua-1"]
programs = {
    "rapporteur": (out / "report.pdf", [rapporteur, "render", cycle, "-o", out]),
    "WeasyPrint": (out / "WeasyPrint.pdf", [*weasyprint, out / "report.html", out / "WeasyPrint.pdf"]),
    "Chromium": (out / "Chromium.pdf", [*browser, f"--print-to-pdf={out / 'Chromium.pdf'}", f"file://{out / 'report.html'}"]),
}


def processes(session):
    """Processor seconds of each process of a session, and the kB of all."""
    seconds, memory = {}, 0
    for process in pathlib.Path("/proc").glob("[0-9]*"):
        try:
            about = (process / "stat").read_text().rpartition(")")[2].split()
            if int(about[3]) == session:
                seconds[process.name] = (int(about[11]) + int(about[12])) / os.sysconf("SC_CLK_TCK")
                lines = (process / "smaps_rollup").read_text().splitlines()
                memory += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
        except OSError:  # it has ended
            pass
    return seconds, memory


def run(command):
    """Seconds, processor seconds and MB of a command."""
    start = time.monotonic()
    program = subprocess.Popen(command, start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    used, most = {}, 0
    while True:
        ended, status, own = os.wait4(program.pid, os.WNOHANG)
        if ended:
            break
        seconds, memory = processes(program.pid)
        used |= seconds
        most = max(most, memory)
        time.sleep(0.1)
    elapsed = time.monotonic() - start
    if status != 0:
        sys.exit(f"{command[0]} failed: {status}")
    return elapsed, max(sum(used.values()), own.ru_utime + own.ru_stime), max(most, own.ru_maxrss) / 1024


def version(command):
    return subprocess.run([command, "--version"], capture_output=True, text=True).stdout.strip()


def about(pdf):
    lines = subprocess.run(["pdfinfo", pdf], capture_output=True, text=True).stdout.splitlines()
    return {key: value.strip() for key, _, value in (line.partition(":") for line in lines)}


run(programs["rapporteur"][1])
runs = {name: [] for name in programs}
for _ in range(rounds):
    for name, (_, command) in programs.items():
        runs[name].append(run(command))
print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.2f}; {rounds} rounds, medians; {version(weasyprint[0])}, {version('chromium')}\n")
print(f"{'':12}{'seconds':>9}{'least':>9}{'processor':>11}{'MB':>7}{'pages':>8}{'tagged':>8}{'MB file':>9}")
for name, (pdf, _) in programs.items():
    seconds, processor, memory = (statistics.median(column) for column in zip(*runs[name]))
    pages, tagged = (about(pdf)[key] for key in ("Pages", "Tagged"))
    least = min(run[0] for run in runs[name])
    print(f"{name:12}{seconds:9.2f}{least:9.2f}{processor:11.2f}{memory:7.0f}{pages:>8}{tagged:>8}{pdf.stat().st_size / 1e6:9.1f}")
