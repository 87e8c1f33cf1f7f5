#!/usr/bin/env python3
"""Checks journal files and receipts of selfread: a second, independent implementation.

    python3 verify-journal.py journal FILE... --key KEY [--kept NOTE_FILE]... [--json]
    python3 verify-journal.py receipt FILE... --key KEY [--json]

KEY is the verifier key that you were given, <name>+<hash>+<key>, not one that the file names;
repeat --key where the key was changed. --kept names a head that you kept yourself (a note in a
file): the journal has to continue it. Exit code 0: all holds; 1: something does not; 2: called
wrongly. Needs Python 3.9 and nothing else, no network and no store.

What is checked, by which standard: leaves are canonical JSON (RFC 8785) and hashed as in RFC 6962;
heads are C2SP signed notes, Ed25519 (RFC 8032, points read as in ZIP 215); consistency and
inclusion proofs are those of RFC 9162. What the codes mean is said in
packages/core/src/journal-file/journal-fault.ts and packages/core/src/journal/receipt.ts.
"""
import argparse
import base64
import functools
import hashlib
import json
import math
import re
import sys

LINE_MAX, FAULTS_MAX, DEPTH_MAX, SAFE = 8_388_608, 1000, 200, 2**53 - 1
sys.setrecursionlimit(3000)


# Ed25519: points are (X, Y, Z, T) with x = X/Z, y = Y/Z, xy = T/Z.
P, L = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493
D, ROOT = -121665 * pow(121666, P - 2, P) % P, pow(2, (P - 1) // 4, P)


def add(p, q):
    a, b = (p[1] - p[0]) * (q[1] - q[0]) % P, (p[1] + p[0]) * (q[1] + q[0]) % P
    c, d = 2 * p[3] * q[3] * D % P, 2 * p[2] * q[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P


def times(n, p):
    q = (0, 1, 1, 0)
    while n > 0:
        if n & 1:
            q = add(q, p)
        p, n = add(p, p), n >> 1
    return q


def point(data):
    sign, y = data[31] >> 7, (int.from_bytes(data, "little") & (2**255 - 1)) % P
    u, v = (y * y - 1) % P, (D * y * y + 1) % P
    x = u * pow(v, 3, P) * pow(u * pow(v, 7, P), (P - 5) // 8, P) % P
    if v * x * x % P == -u % P:
        x = x * ROOT % P
    if v * x * x % P != u:
        return None
    x = (P - x) % P if x & 1 != sign else x
    return x, y, 1, x * y % P


BASE = point((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))


@functools.lru_cache(maxsize=1024)
def is_signed(signature, text, key):
    if len(signature) != 64 or len(key) != 32:
        return False
    a, r, s = point(key), point(signature[:32]), int.from_bytes(signature[32:], "little")
    if a is None or r is None or s >= L:
        return False
    k = int.from_bytes(hashlib.sha512(signature[:32] + key + text).digest(), "little") % L
    left, right = times(8 * s, BASE), times(8, add(r, times(k, a)))
    return (left[0] * right[2] - right[0] * left[2]) % P == 0 == (left[1] * right[2] - right[1] * left[2]) % P


# Canonical JSON.
def number(value):
    """A number as ECMAScript writes it."""
    if type(value) is int and abs(value) <= SAFE:
        return str(value)
    value = float(value)
    if not math.isfinite(value):
        raise ValueError("no JSON number")
    if value == 0:
        return "0"
    mantissa, _, exponent = repr(abs(value)).partition("e")
    whole, _, part = mantissa.partition(".")
    digits = (whole + part).lstrip("0")
    point_at = len(whole) + int(exponent or 0) - (len(whole + part) - len(digits))
    digits = digits.rstrip("0")
    sign, count = "-" if value < 0 else "", len(digits)
    if count <= point_at <= 21:
        return sign + digits + "0" * (point_at - count)
    if 0 < point_at <= 21:
        return sign + digits[:point_at] + "." + digits[point_at:]
    if -6 < point_at <= 0:
        return sign + "0." + "0" * -point_at + digits
    rest = "." + digits[1:] if count > 1 else ""
    return "%s%s%se%+d" % (sign, digits[0], rest, point_at - 1)


def canonical(value):
    if value is None or value is True or value is False:
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, str):
        value.encode("utf-8")  # refuses half of a surrogate pair
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, (int, float)):
        return number(value)
    if isinstance(value, list):
        return "[" + ",".join([canonical(item) for item in value]) + "]"
    names = sorted(value, key=lambda name: name.encode("utf-16-be", "surrogatepass"))
    return "{" + ",".join([canonical(name) + ":" + canonical(value[name]) for name in names]) + "}"


def parse_canonical(data):
    """The value of bytes that are canonical JSON; ValueError for all others."""
    try:
        text = data.decode("utf-8")
        value = json.loads(text)
        if canonical(value) != text:
            raise ValueError("not in its one form")
        return value
    except (RecursionError, OverflowError) as error:
        raise ValueError(error) from error


def from_base64(text):
    try:
        data = base64.b64decode(text, validate=True)
    except ValueError:
        return None
    return data if base64.b64encode(data).decode() == text else None


def is_deeper(depth, value):
    if not isinstance(value, (dict, list)):
        return False
    items = value.values() if isinstance(value, dict) else value
    return depth == 0 or any(is_deeper(depth - 1, item) for item in items)


def is_whole(value, low, high=SAFE):
    return type(value) in (int, float) and low <= value <= high and value == int(value)


def is_name(value):
    return isinstance(value, str) and value != ""


def is_hash(value):
    return isinstance(value, str) and re.fullmatch("[0-9a-f]{64}", value) is not None


def has(value, fields):
    return isinstance(value, dict) and sorted(value) == fields.split()


def is_leaf(value):
    if not isinstance(value, dict):
        return False
    fields = {name: value[name] for name in value if name != "sealed"}
    sealed = value.get("sealed", {"ciphertext": "", "subject": "none"})
    return (
        has(fields, "actor data recordedAt stream tenant type version")
        and all(is_name(value[name]) for name in ("tenant", "stream", "type", "recordedAt"))
        and is_whole(value["version"], 1)
        and has(value["actor"], "id kind")
        and is_name(value["actor"]["id"])
        and is_name(value["actor"]["kind"])
        and has(sealed, "ciphertext subject")
        and is_name(sealed["subject"])
        and isinstance(sealed["ciphertext"], str)
        and from_base64(sealed["ciphertext"]) is not None
        and not is_deeper(DEPTH_MAX, value)
    )


# Signed notes, and the heads in them.
SPACE = " \t\n\v\f\r\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"
SIGNATURE = re.compile("\u2014 ([^%s+]+) ([A-Za-z0-9+/=]+)" % SPACE)
KEY = re.compile("([^%s+]+)\\+([0-9a-f]{8})\\+([A-Za-z0-9+/=]{44})" % SPACE)


def key_hash(name, key):
    return hashlib.sha256(name.encode() + b"\n\x01" + key).digest()[:4]


def parse_key(text):
    match = KEY.fullmatch(text)
    data = from_base64(match[3]) if match else None
    if not data or len(data) != 33 or data[0] != 1 or key_hash(match[1], data[1:]).hex() != match[2]:
        raise argparse.ArgumentTypeError("a key is <name>+<hash>+<key>, and this is none: " + text)
    return match[1], data[1:]


def split_note(note):
    """Text and signature lines (name, key hash, signature); None for what is no signed note."""
    end = note.rfind("\n\n")
    if end < 0 or not note.endswith("\n") or len(note.encode("utf-16-le", "surrogatepass")) > 2 * 65536:
        return None
    text = note[: end + 1]
    if re.search("[\x00-\x09\x0b-\x1f\x7f\ud800-\udfff]", text) or re.search("[\ud800-\udfff]", note):
        return None
    lines, signatures = note[end + 2 : -1].split("\n"), []
    for line in lines:
        match = SIGNATURE.fullmatch(line)
        data = from_base64(match[2]) if match else None
        if data is None or len(data) < 5 or len(lines) > 100:
            return None
        signatures.append((match[1], data[:4], data[4:]))
    return text, signatures


def note_refusal(note, keys):
    """None where one of the keys signed the note, else the code of why it is not believed."""
    text, signatures = split_note(note)
    codes = []
    for name, key in keys:
        mine = [it for it in signatures if it[:2] == (name, key_hash(name, key))]
        if mine and is_signed(mine[0][2], text.encode(), key):
            return None
        codes.append("wrong_signature" if mine else "unsigned_by_key")
    return "wrong_signature" if "wrong_signature" in codes else "unsigned_by_key"


def parse_head(size, root):
    data = from_base64(root)
    is_size = re.fullmatch("0|[1-9][0-9]{0,15}", size) and int(size) <= SAFE
    return (int(size), data) if is_size and data is not None and len(data) == 32 else None


def parse_heads(note):
    """(size, root) of each log that a signed note names; None where it is no head."""
    parts = split_note(note)
    lines = parts[0].split("\n") if parts else []
    more = lines[3:]
    if len(lines) > 3 and lines[0] and more[-1] == "" and "" not in more[:-1]:
        head = parse_head(lines[1], lines[2])
        if head:
            return [head]
    logs = lines[2:-1]
    if not logs or lines[1] != "partitions %d" % len(logs):
        return None
    heads = [parse_head(*line.split(" ")) if line.count(" ") == 1 else None for line in logs]
    return None if None in heads else heads


# Merkle trees.
EMPTY = hashlib.sha256(b"").digest()


def leaf_hash(data):
    return hashlib.sha256(b"\0" + data).digest()


def node_hash(left, right):
    return hashlib.sha256(b"\1" + left + right).digest()


class Log:
    def __init__(self):
        self.size, self.trees = 0, []

    def append(self, node):
        rest = self.size
        while rest & 1:
            node, rest = node_hash(self.trees.pop(), node), rest >> 1
        self.trees.append(node)
        self.size += 1

    def root(self):
        root = self.trees[-1] if self.trees else EMPTY
        for tree in reversed(self.trees[:-1]):
            root = node_hash(tree, root)
        return root


def walk(node, last, hashes, old, new):
    """Both roots that follow from a path, or None where its length is wrong."""
    for sibling in hashes:
        if last == 0:
            return None
        if node & 1 or node == last:
            old, new = node_hash(sibling, old), node_hash(sibling, new)
            while not node & 1 and node:
                node, last = node >> 1, last >> 1
        else:
            new = node_hash(new, sibling)
        node, last = node >> 1, last >> 1
    return (old, new) if last == 0 else None


def is_continued(before, after, proof):
    (old_size, old_root), (new_size, new_root) = before, after
    if old_size > new_size:
        return False
    if old_size == 0:
        return not proof and old_root == EMPTY
    if old_size == new_size:
        return not proof and old_root == new_root
    path = [old_root] + proof if old_size & (old_size - 1) == 0 else proof
    node, last = old_size - 1, new_size - 1
    while node & 1:
        node, last = node >> 1, last >> 1
    return bool(path) and walk(node, last, path[1:], path[0], path[0]) == (old_root, new_root)


def partition_of(leaf, logs):
    digest = hashlib.sha256(canonical([leaf["tenant"], leaf["stream"]]).encode()).digest()
    return int.from_bytes(digest[:6], "big") % logs


# Journal files.
def kind_of(record):
    """Which record a line is; None where it is none."""
    if has(record, "content format heads keys logs version"):
        is_header = (
            record["format"] == "selfread-journal"
            and is_whole(record["version"], 1, 1)
            and record["content"] in ("leaves", "proofs")
            and is_whole(record["heads"], 1, 100_000)
            and is_whole(record["logs"], 1, 1024)
            and isinstance(record["keys"], list)
            and all(isinstance(key, str) for key in record["keys"])
        )
        return "header" if is_header else None
    if has(record, "head note"):
        return "head" if is_whole(record["head"], 1) and isinstance(record["note"], str) else None
    if has(record, "proofs to"):
        proofs = record["proofs"]
        is_list = isinstance(proofs, list) and all(isinstance(it, list) for it in proofs)
        is_proof = is_list and all(is_hash(it) for proof in proofs for it in proof)
        return "proofs" if is_proof and is_whole(record["to"], 2) else None
    if has(record, "hash partition position") or has(record, "hash leaf partition position"):
        is_right = is_hash(record["hash"]) and is_whole(record["partition"], 0)
        is_right = is_right and is_whole(record["position"], 0)
        return "leaf" if is_right and is_leaf(record.get("leaf", SOME_LEAF)) else None
    return None


SOME_LEAF = {
    **dict.fromkeys(("tenant", "stream", "type", "recordedAt"), "-"),
    **{"version": 1, "data": None, "actor": {"id": "-", "kind": "-"}},
}


class Stop(Exception):
    """Behind this nothing can be checked."""


class JournalCheck:
    def __init__(self, file, keys, kept):
        self.file, self.keys, self.kept_notes = file, keys, kept
        self.line, self.faults, self.count, self.leaves, self.shown = 0, [], 0, 0, 0
        self.heads = []  # (where, heads)

    def fault(self, code, **at):
        self.count += 1
        if len(self.faults) < FAULTS_MAX:
            self.faults.append({"code": code, **at})

    def stop(self, code):
        self.fault(code, line=self.line)
        raise Stop

    def read(self, kind, **expected):
        self.line += 1
        data = self.file.readline(LINE_MAX + 1)
        if len(data) > LINE_MAX and data[LINE_MAX:] != b"\n":
            self.stop("malformed")
        if not data.endswith(b"\n"):
            self.stop("incomplete")
        try:
            record = parse_canonical(data[:-1])
        except ValueError:
            self.stop("malformed")
        found = kind_of(record)
        if found is None:
            self.stop("malformed")
        if found != kind or any(record[name] != expected[name] for name in expected):
            self.stop("out_of_order")
        return record

    def read_head(self, note, logs, **at):
        heads = parse_heads(note)
        if heads is None or len(heads) != logs:
            self.fault("malformed" if heads is None else "logs_differ", **at)
            return None
        refusal = note_refusal(note, self.keys)
        if refusal:
            self.fault(refusal, **at)
        for partition, (size, root) in enumerate(heads):
            if size == 0 and root != EMPTY:
                code = "kept_head_mismatch" if "kept" in at else "root_mismatch"
                self.fault(code, **at, partition=partition)
        return heads

    def run(self):
        header = self.read("header")
        for index in range(header["heads"]):
            record = self.read("head", head=index + 1)
            heads = self.read_head(record["note"], header["logs"], line=self.line)
            if heads is None:
                raise Stop
            before = self.heads[-1][1] if self.heads else heads
            for partition, (size, _) in enumerate(heads):
                if size < before[partition][0]:
                    self.fault("went_back", line=self.line, partition=partition)
            self.heads.append(({"line": self.line}, heads))
        last = self.heads[-1][1]
        kept = self.read_kept(header, last)
        for index in range(1, len(self.heads)):
            record = self.read("proofs", to=index + 1)
            if len(record["proofs"]) != header["logs"]:
                self.stop("out_of_order")
            for partition, proof in enumerate(record["proofs"]):
                before, after = (self.heads[it][1][partition] for it in (index - 1, index))
                if not is_continued(before, after, [bytes.fromhex(it) for it in proof]):
                    self.fault("not_continued", line=self.line, partition=partition)
        for partition, (size, _) in enumerate(last if header["content"] == "leaves" else []):
            self.read_log(partition, size, header["logs"], self.heads + kept)
        if self.file.read(1):
            self.line += 1
            self.stop("out_of_order")

    def read_kept(self, header, last):
        kept = []
        for index, note in enumerate(self.kept_notes, 1):
            heads = self.read_head(note, header["logs"], kept=index)
            if heads is None:
                continue
            ahead = [it for it in range(len(last)) if heads[it][0] > last[it][0]]
            for partition in ahead:
                self.fault("kept_head_ahead", kept=index, partition=partition)
            is_shown = any(heads == shown for _, shown in self.heads)
            if header["content"] == "proofs" and not ahead and not is_shown:
                self.fault("kept_head_not_shown", kept=index)
            kept.append(({"kept": index}, heads))
        return kept

    def read_log(self, partition, size, logs, heads):
        log, is_told = Log(), False
        ends = [(at, *it[partition]) for at, it in heads if it[partition][0] > 0]
        ends.sort(key=lambda it: it[1])
        for position in range(size):
            record = self.read("leaf", partition=partition, position=position)
            at, leaf = {"line": self.line, "partition": partition, "position": position}, record.get("leaf")
            self.leaves, self.shown = self.leaves + 1, self.shown + (leaf is not None)
            if leaf is not None and leaf_hash(canonical(leaf).encode()).hex() != record["hash"]:
                self.fault("leaf_changed", **at)
            if leaf is not None and partition_of(leaf, logs) != partition:
                self.fault("wrong_partition", **at)
            log.append(bytes.fromhex(record["hash"]))
            while ends and ends[0][1] == log.size:
                place, _, root = ends.pop(0)
                if root != log.root() and ("kept" in place or not is_told):
                    is_told = is_told or "kept" not in place
                    code = "kept_head_mismatch" if "kept" in place else "root_mismatch"
                    self.fault(code, **place, partition=partition)


def check_journal(path, keys, kept):
    with open(path, "rb") as file:
        check = JournalCheck(file, keys, kept)
        try:
            check.run()
        except Stop:
            pass
    said = "%d leaves (%d shown), %d heads" % (check.leaves, check.shown, len(check.heads))
    return check.faults, check.count, said


# Receipts.
RECEIPT = re.compile(r"c2sp\.org/tlog-proof@v1\nextra ([^%s]*)\nindex (0|[1-9][0-9]{0,15})\n((?:[^%s]+\n)*)\n(.*)" % (SPACE, SPACE), re.S)


def parse_receipt(text):
    """Leaf, index, proof and note of a receipt as text or as JSON; None where it is none."""
    match = RECEIPT.fullmatch(text)
    if match:
        proof = [(from_base64(line) or b"").hex() for line in match[3].split("\n")[:-1]]
        receipt = {"leaf": match[1], "index": int(match[2]), "proof": proof, "checkpoint": match[4]}
    else:
        try:
            receipt = json.loads(text)
        except (ValueError, RecursionError):
            return None
    if not has(receipt, "checkpoint index leaf proof"):
        return None
    leaf, index, proof, note = (receipt[name] for name in ("leaf", "index", "proof", "checkpoint"))
    is_right = is_name(leaf) and len(leaf) <= 4_194_304 and is_whole(index, 0) and is_name(note)
    is_right = is_right and isinstance(proof, list) and len(proof) <= 53 and all(map(is_hash, proof))
    return (leaf, int(index), [bytes.fromhex(it) for it in proof], note) if is_right else None


def receipt_refusal(data, keys):
    try:
        leaf, index, proof, note = parse_receipt(data.decode("utf-8"))
        fact = parse_canonical(from_base64(leaf))
        heads = parse_heads(note)
        size, root = heads[partition_of(fact, len(heads))] if is_leaf(fact) else None
    except (ValueError, TypeError, AttributeError):  # a part is not there, or not what it must be
        return "malformed"
    refusal = note_refusal(note, keys)
    if refusal:
        return refusal
    node = leaf_hash(from_base64(leaf))
    is_inside = index < size and walk(index, size - 1, proof, node, node)
    return None if is_inside and is_inside[1] == root else "not_in_log"


def check_receipt(path, keys, _kept):
    with open(path, "rb") as file:
        code = receipt_refusal(file.read(), keys)
    return ([{"code": code}], 1, "") if code else ([], 0, "the fact is in the journal")


def main():
    parser = argparse.ArgumentParser(description="Checks journal files and receipts of selfread.")
    parser.add_argument("kind", choices=("journal", "receipt"))
    parser.add_argument("files", nargs="+", metavar="FILE")
    parser.add_argument("--key", required=True, action="append", type=parse_key)
    parser.add_argument("--kept", action="append", default=[], metavar="NOTE_FILE")
    parser.add_argument("--json", action="store_true", help="a line of JSON for each file")
    options = parser.parse_args()
    try:
        kept = [open(path, encoding="utf-8", newline="").read() for path in options.kept]
        check = check_journal if options.kind == "journal" else check_receipt
        is_right = True
        for path in options.files:
            faults, count, said = check(path, options.key, kept)
            is_right = is_right and count == 0
            if options.json:
                print(json.dumps({"file": path, "ok": count == 0, "faultCount": count, "faults": faults}))
            elif count == 0:
                print("%s: all holds: %s" % (path, said))
            else:
                print("%s: %d faults" % (path, count))
                for fault in faults:
                    print("  " + ", ".join("%s %s" % it for it in fault.items())[5:])
    except OSError as error:
        parser.error(str(error))
    sys.exit(0 if is_right else 1)


if __name__ == "__main__":
    main()
