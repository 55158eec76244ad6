#!/bin/sh
# Leaves out quotes of fewer than `minimum` words, and says how many words the others have.
# One jq does it all: `foreach` keeps the options that came with the first message.
exec jq -nc --unbuffered '
  foreach inputs as $message (null;
    if $message.type == "open" then $message.options else . end;
    . as $options
    | if $message.type == "open" then {type: "ready", protocol: 1}
      elif $message.type == "item" then
        ([$message.record.quote | split(" ")[] | split("\n")[] | select(. != "")] | length) as $words
        | {type: "result", seq: $message.seq,
           records: (if $words < $options.minimum then [] else [$message.record | .extra.words = $words] end)}
      else empty end)
'
