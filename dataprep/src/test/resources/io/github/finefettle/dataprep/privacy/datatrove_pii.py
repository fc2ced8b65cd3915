"""Makes datatrove-pii.json: what datatrove's PIIFormatter does with our own texts.

Run as: python datatrove_pii.py PATH_OF_PII_PY > datatrove-pii.json
PATH_OF_PII_PY is src/datatrove/pipeline/formatters/pii.py of huggingface/datatrove 0.10.0
(commit a649de79), loaded alone: only its two replacers are needed. Python 3.11.7.
"""
import json
import sys
import types

base = types.ModuleType("datatrove.pipeline.formatters.base")
base.BaseFormatter = object
for name in ("datatrove", "datatrove.pipeline", "datatrove.pipeline.formatters"):
    sys.modules[name] = types.ModuleType(name)
sys.modules["datatrove.pipeline.formatters.base"] = base
code = {}
exec(compile(open(sys.argv[1], encoding="utf-8").read(), "pii.py", "exec"), code)

AGREED = [
    # addresses of ordinary and of strange but valid forms
    "write to anna@firm.com today", "anna.berg@mail.firm.com", "anna+news@firm.com",
    "anna@81.2.69.142", "anna@[81.2.69.142]", "0123456789@firm.com", "anna@firm-two.com",
    "____@firm.com", "anna@firm.name", "anna@firm.co.jp", "anna-berg@firm.com", "ANNA@FIRM.COM",
    "Anna Berg <anna@firm.com>", "(anna@firm.com)", "anna@firm.com (Anna Berg)", "anna@firm.com.",
    "anna@firm.com, ben@firm.org; carl@firm.net", "mailto:anna@firm.com", "anna@firm.com\nben@firm.com",
    # not valid, or only a part of it is
    "anna", "@firm.com", "anna.firm.com", "anna@firm", "anna@firm@firm.com", ".anna@firm.com",
    "anna.@firm.com", "anna..berg@firm.com", "anna@-firm.com", "anna@firm..com", "anna berg@firm.com",
    "\"anna\"@firm.com", "\u5b89\u5a1c@firm.com", "anna @ firm.com", "anna@ firm.com", "a@b@c",
    # public addresses
    "81.2.69.142", "from 163.36.107.25 to 4.132.211.142", "http://57.120.21.121/x", "(29.116.31.158)",
    "13.83.69.70:8080", "1.1.1.1", "223.255.255.254", "ip=35.88.121.75", "[193.163.229.23]",
    # local, reserved and invalid ones stay
    "10.0.0.1", "10.255.255.254", "127.0.0.1", "172.16.0.9", "172.31.254.254", "192.168.1.2",
    "169.254.10.10", "100.64.0.1", "0.1.2.3", "192.0.2.1", "198.51.100.1", "203.0.113.1", "198.18.0.1",
    "240.0.0.1", "255.255.255.255", "999.999.999.999", "81.2.69", "81.2.69.01", "081.2.69.142",
    "81.2.69.l42", "00.0000.00.00", "172.15.0.1", "172.32.0.1", "100.63.255.255", "11.0.0.1",
]
OURS_DIFFERS = [
    # datatrove takes these for personal data or stops in the middle of them; ours does not
    "left-pad@1.2.3", "git@github.com:team/project", "logo@2x.png", "version 8.8.4.4", "224.0.0.1",
    "8.8.4.4.8.8.4.4", "v8.8.4.4", "1912.45.123.123", "jos\u00e9@firm.es", "anna@111.222.333.44444x",
    "email=anna@firm.com", "a@b.c",
]

formatter = code["PIIFormatter"](email_replacement="<EMAIL>", ip_replacement="<IP>")
rows = [
    {"text": text, "datatrove": formatter.format(text), "agreed": text in AGREED}
    for text in AGREED + OURS_DIFFERS
]
json.dump(rows, sys.stdout, ensure_ascii=True, indent=1)
print()
