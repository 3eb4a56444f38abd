/** Mutants that no test can notice: by source, each reason once with its mutants as `npm run mutants` prints them. */
export const SURVIVORS: Record<string, { why: string; mutants: string[] }[]> = {
  'worker/domain/conversation/sit-in.ts': [
    {
      why: 'The rest of the condition says so already: the field that it looks at exists only in that phase or state, which the compiler must be told.',
      mutants: [
        "if (c.phase !== 'talking' || sitIn?.number !== number) return c; → if (false || sitIn?.number !== number) return c;",
        "if (c.phase !== 'talking' || sitIn === null) return c; → if (false || sitIn === null) return c;",
        "if (c.phase !== 'talking' || sitIn === null || present === (sitIn.awaySinceMs === null)) return c; → if (false || sitIn === null || present === (sitIn.awaySinceMs === null)) return c;",
      ],
    },
  ],
  'worker/domain/conversation/conversation.ts': [
    {
      why: 'What comes before has returned or taken away every case in which this would count.',
      mutants: ["if (c.phase === 'ended') return c; → if (false) return c;"],
    },
    {
      why: 'The rest of the condition says so already: the field that it looks at exists only in that phase or state, which the compiler must be told.',
      mutants: [
        "if (c.phase !== 'talking' || volunteerPresence(c, nowMs) !== 'gone' || signUpEnded(c, nowMs)) return c; → if (false || volunteerPresence(c, nowMs) !== 'gone' || signUpEnded(c, nowMs)) return c;",
        "return c.phase === 'ended' && c.evaluation === 'open' ? { ...c, evaluation: 'done' } : c; → return true && c.evaluation === 'open' ? { ...c, evaluation: 'done' } : c;",
        "return c.phase === 'ended' && c.evaluation === 'open' ? { ...c, evaluationSinceMs: nowMs } : c; → return true && c.evaluation === 'open' ? { ...c, evaluationSinceMs: nowMs } : c;",
        "c.phase === 'connecting' && !volunteerHere && nowMs >= c.sinceMs + c.times.volunteerGraceMs; → true && !volunteerHere && nowMs >= c.sinceMs + c.times.volunteerGraceMs;",
      ],
    },
  ],
  'worker/domain/conversation/views.ts': [
    {
      why: 'A sit-in that was declined never gets here: that the visitor declined is said before.',
      mutants: [
        "if (sitIn.stage === 'wanted' || sitIn.stage === 'declined') return { stage: sitIn.stage }; → if (sitIn.stage === 'wanted' || false) return { stage: sitIn.stage };",
      ],
    },
    {
      why: 'The rest of the condition says so already: the field that it looks at exists only in that phase or state, which the compiler must be told.',
      mutants: [
        "if (sitIn === null || c.phase !== 'talking') return null; → if (sitIn === null || false) return null;",
        "if (c.phase === 'talking' && c.sitIn?.stage === 'wanted') return { stage: 'wanted' }; → if (true && c.sitIn?.stage === 'wanted') return { stage: 'wanted' };",
      ],
    },
  ],
  'worker/domain/queue/queue.ts': [
    {
      why: 'The other value gives the same: nothing reads the result, or NaN and undefined pass no comparison.',
      mutants: [
        'return change(state, context, () => null).state; → return change(state, context, () => undefined).state;',
      ],
    },
    {
      why: 'A report that comes twice finds the queue as it left it.',
      mutants: [
        'if (report.revision <= entry.reportRevision) return; → if (report.revision < entry.reportRevision) return;',
      ],
    },
    {
      why: 'Of an assigned talk the report still names an older return, and no older return counts.',
      mutants: [
        "else if (report.phase === 'waiting') takeBack(draft, context, entry, report); → else if (true) takeBack(draft, context, entry, report);",
      ],
    },
    {
      why: 'The rest of the condition says so already: the field that it looks at exists only in that phase or state, which the compiler must be told.',
      mutants: [
        "if (entry.place.state !== 'assigned') return; → if (false) return;",
        "if (entry.place.state !== 'assigned' || report.returned === null) return; → if (false || report.returned === null) return;",
        "if (entry.place.state !== 'assigned' || entry.place.volunteerId !== id) continue; → if (false || entry.place.volunteerId !== id) continue;",
      ],
    },
  ],
  'worker/domain/queue/settle.ts': [
    {
      why: 'Places are given up once more after offers were withdrawn, and nothing between looks at them.',
      mutants: ['giveUpPlaces(draft, context); → ;'],
    },
    {
      why: 'The rest of the condition says so already: the field that it looks at exists only in that phase or state, which the compiler must be told.',
      mutants: [
        'if (!isWaiting(entry)) return true; → if (false) return true;',
        "if (entry.place.state !== 'offered') continue; → if (false) continue;",
      ],
    },
    {
      why: 'What comes before has returned or taken away every case in which this would count.',
      mutants: [
        'const gone = volunteer === undefined || volunteer.disconnectedAtMs !== null; → const gone = false || volunteer.disconnectedAtMs !== null;',
        "if (context.hours.state === 'closed') return; → if (false) return;",
        'if (volunteer === undefined) return; → if (false) return;',
      ],
    },
    {
      why: 'The other value gives the same: nothing reads the result, or NaN and undefined pass no comparison.',
      mutants: [
        "return entry.place.state === 'offered' → return true",
        "context.hours.state === 'open' → true",
        ": context.hours.state === 'signUpEnded' → : true",
      ],
    },
  ],
};
