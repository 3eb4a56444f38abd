/** Mutants that no test can notice: by source, each reason once with its mutants as `npm run mutants` prints them. */
export const SURVIVORS: Record<string, { why: string; mutants: string[] }[]> = {
  'widget/personal-data/birth-date.ts': [
    {
      why: 'Every pattern of a date has named groups, which the compiler does not see.',
      mutants: [
        "const day = Number(groups?.['day']); → const day = Number(groups['day']);",
        "const unmistakable = year.startsWith(\"'\") || /[-/]/.test(groups?.['separator'] ?? ''); → const unmistakable = year.startsWith(\"'\") || /[-/]/.test(groups['separator'] ?? '');",
        "const year = groups?.['year'] ?? ''; → const year = groups['year'] ?? '';",
        "if (BORN.test(near)) return !(Number(match.groups?.['year']) > thisYear); → if (BORN.test(near)) return !(Number(match.groups['year']) > thisYear);",
        "return day >= 1 && day <= 31 && Number(groups?.['month'] ?? 1) <= 12; → return day >= 1 && day <= 31 && Number(groups['month'] ?? 1) <= 12;",
      ],
    },
  ],
  'worker/domain/queue/sign-out.ts': [
    {
      why: 'Only a place that is assigned has a session.',
      mutants: [
        "(place.state === 'assigned' && place.sessionHash === sessionHash) || → (true && place.sessionHash === sessionHash) ||",
      ],
    },
  ],
  'widget/personal-data/bsn.ts': [
    {
      why: 'A sum and its opposite are divisible by the same numbers.',
      mutants: [
        'for (let place = 0; place < 9; place += 1) sum += Number(digits[place]) * (place === 8 ? -1 : 9 - place); → for (let place = 0; place < 9; place += 1) sum -= Number(digits[place]) * (place === 8 ? -1 : 9 - place);',
      ],
    },
  ],
  'widget/personal-data/detect.ts': [
    {
      why: 'No telephone number is without digits, and no hostname has a blank in it.',
      mutants: [
        'allowed: AllowedData = { phones: [], domains: [] }, → allowed: AllowedData = { phones: ["Stryker was here"], domains: [] },',
        'allowed: AllowedData = { phones: [], domains: [] }, → allowed: AllowedData = { phones: [], domains: ["Stryker was here"] },',
      ],
    },
  ],
  'widget/personal-data/iban.ts': [
    {
      why: 'There is no character beyond the end.',
      mutants: [
        'for (; left > 0 && length < candidate.length; length += 1) { → for (; left > 0 && length <= candidate.length; length += 1) {',
      ],
    },
    {
      why: 'Two letters stand in the list of lengths where a country does, or nowhere, and then no length can be read.',
      mutants: [
        'let left = at % 4 === 0 ? Number(LENGTHS.slice(at + 2, at + 4)) : 0; → let left = true ? Number(LENGTHS.slice(at + 2, at + 4)) : 0;',
      ],
    },
  ],
  'widget/personal-data/online.ts': [
    {
      why: 'Every match has the form that is looked for.',
      mutants: [
        '/^(?:[a-z]{2,4}[:\\s]+)?(?:https?:\\/\\/)?(?:www\\.)?([a-z0-9.-]+)(.*)$/.exec(match.toLowerCase()) ?? []; → /^(?:[a-z]{2,4}[:\\s]+)?(?:https?:\\/\\/)?(?:www\\.)?([a-z0-9.-]+)(.*)$/.exec(match.toLowerCase()) ?? ["Stryker w…',
      ],
    },
  ],
  'widget/personal-data/phone.ts': [
    {
      why: 'None or one: both are fewer than two.',
      mutants: [
        '(match.match(/(?:^|[^\\d.])[0-2]?\\d[.:][0-5]\\d(?!\\.?\\d)/g) ?? []).length < 2 → (match.match(/(?:^|[^\\d.])[0-2]?\\d[.:][0-5]\\d(?!\\.?\\d)/g) ?? ["Stryker was here"]).length < 2',
      ],
    },
    {
      why: 'A match has digits, so that there is never nothing.',
      mutants: [
        'const [, ...pairs] = (match.match(/\\d+/g) ?? []).map(Number); → const [, ...pairs] = (match.match(/\\d+/g) ?? ["Stryker was here"]).map(Number);',
      ],
    },
  ],
  'widget/personal-data/scan.ts': [
    {
      why: 'Without its memory the same text is worked out again.',
      mutants: [
        'if (this.#inDigits.of !== this.text) this.#inDigits = { of: this.text, is: spellOut(this.text) }; → if (true) this.#inDigits = { of: this.text, is: spellOut(this.text) };',
      ],
    },
    {
      why: 'Only an account number covers more than its own match, and one that began inside another would be of the same kind.',
      mutants: [
        'const accepted = match.index >= from && accept(match); → const accepted = true && accept(match);',
      ],
    },
  ],
  'widget/personal-data/social.ts': [
    {
      why: 'Every pattern of a name has a named group, which the compiler does not see.',
      mutants: ["return groups?.['name'] ?? ''; → return groups['name'] ?? '';"],
    },
  ],
  'widget/personal-data/spelled-numbers.ts': [
    {
      why: 'It reads "tienentwintig" as well, which nobody writes, and numbers above 999, which no house has.',
      mutants: ["const UNIT = SMALL.slice(1, 10).join('|'); → const UNIT = SMALL.join('|');"],
    },
    {
      why: 'The numbers from ten to nineteen stand before it already.',
      mutants: [
        "const UP_TO_99 = `(?:(?:(?:${UNIT})en)?(?:${TENS.join('|')})|${TEEN}|${SMALL.slice(0, 10).join('|')})`; → const UP_TO_99 = `(?:(?:(?:${UNIT})en)?(?:${TENS.join('|')})|${TEEN}|${SMALL.join('|')})`;",
      ],
    },
  ],
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
      why: 'What is no time is left out of the deadlines.',
      mutants: [
        'const graceEnds = c.visitorAwaySinceMs === null ? [] : [c.visitorAwaySinceMs + c.times.visitorGraceMs]; → const graceEnds = c.visitorAwaySinceMs === null ? ["Stryker was here"] : [c.visitorAwaySinceMs + c.times.visi…',
        'return []; → return ["Stryker was here"];',
        "return c.evaluation === 'open' ? [c.evaluationSinceMs + c.times.evaluationMs] : []; → return c.evaluation === 'open' ? [c.evaluationSinceMs + c.times.evaluationMs] : [\"Stryker was here\"];",
      ],
    },
    {
      why: 'As time passes, a talk that went on with the next case would come to the same: the key is there, so that it is not late.',
      mutants: ["case 'talking': → case 'talking':"],
    },
    {
      why: 'The rest of the condition says so already: the field that it looks at exists only in that phase or state, which the compiler must be told.',
      mutants: [
        "if (c.phase !== 'talking' || volunteerPresence(c, nowMs) !== 'gone' || signUpEnded(c, nowMs)) return c; → if (false || volunteerPresence(c, nowMs) !== 'gone' || signUpEnded(c, nowMs)) return c;",
        "return c.phase === 'ended' && c.evaluation === 'open' ? { ...c, evaluation: 'done' } : c; → return true && c.evaluation === 'open' ? { ...c, evaluation: 'done' } : c;",
        "return c.phase === 'ended' && c.evaluation === 'open' ? { ...c, evaluationSinceMs: nowMs } : c; → return true && c.evaluation === 'open' ? { ...c, evaluationSinceMs: nowMs } : c;",
      ],
    },
  ],
  'worker/domain/conversation/stored-v1.ts': [
    {
      why: 'The schema of another phase drops the seat.',
      mutants: ["if (rest.phase !== 'talking') return rest; → if (false) return rest;"],
    },
  ],
  'worker/domain/conversation/views.ts': [
    {
      why: 'Only the volunteer of the talk gets this view, so there is an assignment, and the last turn is theirs.',
      mutants: [
        'const own = assignmentOf(c)?.volunteerId; → const own = assignmentOf(c).volunteerId;',
        'return upTo === undefined || upTo === afterSeq || volunteerId === own ? [] : [{ after: afterSeq, upTo }]; → return false || upTo === afterSeq || volunteerId === own ? [] : [{ after: afterSeq, upTo }];',
      ],
    },
    {
      why: 'Nobody sits in before the talk, so that the next case comes to the same.',
      mutants: ["case 'connecting': → case 'connecting':"],
    },
    {
      why: 'A sit-in that was declined never gets here: that the visitor declined is said before.',
      mutants: [
        "if (sitIn.stage === 'wanted' || sitIn.stage === 'declined') return { stage: sitIn.stage }; → if (sitIn.stage === 'wanted' || false) return { stage: sitIn.stage };",
      ],
    },
    {
      why: 'The rest of the condition says so already: the field that it looks at exists only in that phase or state, which the compiler must be told.',
      mutants: [
        "if (c.phase === 'talking' && c.sitIn?.stage === 'wanted') return { stage: 'wanted' }; → if (true && c.sitIn?.stage === 'wanted') return { stage: 'wanted' };",
      ],
    },
  ],
  'worker/domain/hours/opening-hours.ts': [
    {
      why: 'A week has seven lists, and a clock that skips an hour has a transition to it; the compiler must be told what to do without.',
      mutants: [
        'return (specialDays.get(day)?.spans ?? hours.weekly[weekdayIndex(day)] ?? []) → return (specialDays.get(day)?.spans ?? hours.weekly[weekdayIndex(day)] ?? ["Stryker was here"])',
        "return earlier.getTimeZoneTransition('next')?.epochMilliseconds ?? earlier.epochMilliseconds; → return earlier.getTimeZoneTransition('next').epochMilliseconds ?? earlier.epochMilliseconds;",
      ],
    },
  ],
  'worker/domain/hours/doors.ts': [
    {
      why: 'From no moment on there is no opening either; the compiler must be told so.',
      mutants: ['if (then.closesAtMs === null) return Infinity; → if (false) return Infinity;'],
    },
  ],
  'worker/domain/hours/week-of.ts': [
    {
      why: 'What begins after the week has no part in it: the loop only ends sooner.',
      mutants: [
        'if (startMs >= startOf(7)) break; → if (false) break;',
        'if (startMs >= startOf(7)) break; → if (startMs > startOf(7)) break;',
      ],
    },
  ],
  'worker/domain/settings/day-fields.ts': [
    {
      why: 'Of one place no two changes have the same version.',
      mutants: [
        '.reduce<Change | null>((newest, each) => (each.version > (newest?.version ?? -1) ? each : newest), null); → .reduce<Change | null>((newest, each) => (each.version >= (newest?.version ?? -1) ? each : newest), null);',
      ],
    },
  ],
  'worker/domain/settings/setting-rules.ts': [
    {
      why: 'What is no span does not run past midnight, and a week has seven days.',
      mutants: [
        "overlaps(spans, [], ['openingHours', 'specialDays', index, 'spans']), → overlaps(spans, [\"Stryker was here\"], ['openingHours', 'specialDays', index, 'spans']),",
        "overlaps(spans, weekly.at(day - 1) ?? [], ['openingHours', 'weekly', day]), → overlaps(spans, weekly.at(day - 1) ?? [\"Stryker was here\"], ['openingHours', 'weekly', day]),",
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
      why: 'An offer is withdrawn as soon as its volunteer is no longer there.',
      mutants: [
        "if (entry === undefined || volunteer === undefined || !isOfferedTo(entry, by)) return 'tooLate' as const; → if (entry === undefined || false || !isOfferedTo(entry, by)) return 'tooLate' as const;",
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
      mutants: ['if (!isWaiting(entry)) return true; → if (false) return true;'],
    },
    {
      why: 'What comes before has returned or taken away every case in which this would count.',
      mutants: ["if (context.hours.state === 'closed') return; → if (false) return;"],
    },
    {
      why: 'The other value gives the same: nothing reads the result, or NaN and undefined pass no comparison.',
      mutants: ["context.hours.state === 'open' → true", ": context.hours.state === 'signUpEnded' → : true"],
    },
  ],
  'worker/domain/queue/state.ts': [
    {
      why: 'No two volunteers have one id.',
      mutants: [
        '.sort((a, b) => a.freeSinceMs - b.freeSinceMs || (a.id < b.id ? -1 : 1)); → .sort((a, b) => a.freeSinceMs - b.freeSinceMs || (a.id <= b.id ? -1 : 1));',
      ],
    },
  ],
  'worker/domain/queue/views.ts': [
    {
      why: 'Only who has no talk is asked, so that no talk is their own; and only in a talk is somebody asked for, which the compiler must be told.',
      mutants: [
        "sitIn?.stage === 'wanted' && place.state === 'assigned' && place.volunteerId !== volunteerId → sitIn?.stage === 'wanted' && place.state === 'assigned' && true",
        "sitIn?.stage === 'wanted' && place.state === 'assigned' && place.volunteerId !== volunteerId → sitIn?.stage === 'wanted' && true && place.volunteerId !== volunteerId",
      ],
    },
  ],
  'worker/domain/queue/wait-band.ts': [
    {
      why: 'Where there are enough waits, there is one at each place; the compiler must be told.',
      mutants: [
        'if (waits.length < NEEDED || low === undefined || high === undefined) return null; → if (waits.length < NEEDED || false || high === undefined) return null;',
        'if (waits.length < NEEDED || low === undefined || high === undefined) return null; → if (waits.length < NEEDED || low === undefined || false) return null;',
      ],
    },
  ],
};
