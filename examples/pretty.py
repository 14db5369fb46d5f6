"""Print JSON Lines for the eye: python examples/pretty.py < events.jsonl"""

import json
import sys

for line in sys.stdin:
    record = {key: value for key, value in json.loads(line).items() if value not in (None, [], "")}
    print("\n".join(f"{key:16}{json.dumps(value, ensure_ascii=False)}" for key, value in record.items()))
