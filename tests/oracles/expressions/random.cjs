// Random expressions, well typed, the same for the same seed. They keep to numbers that binary floating point holds exactly (halves,
// quarters, eighths), so that every difference is one of meaning, and leave out what differences.md decides.
function randomCases(count, seed) {
    const next = generator(seed);
    const pick = (list) => list[Math.floor(next() * list.length)];
    const chance = (share) => next() < share;

    const leaf = {
        number: () =>
            pick([
                () => String(Math.floor(next() * 20)),
                () => String(Math.floor(next() * 40) / 4),
                () => '${' + pick(['staff', 'women', 'men', 'half', 'negative', 'age']) + '}',
                () => "instance('staff')/root/item[grade = 'P2']/women",
            ])(),
        text: () =>
            pick([
                () => `'${pick(['', 'a', 'yes', 'law', 'law health', 'AB-12', 'two words', 'x y z'])}'`,
                () => '${' + pick(['trained', 'topics', 'one_topic', 'name', 'code', 'long']) + '}',
                () => "instance('staff')/root/item[women = 7]/grade",
            ])(),
        date: () => pick(['${since}', '${until}', "'2016-02-29'", "'2017-12-31'", 'today()']),
        boolean: () => pick(['true()', 'false()']),
    };
    const branch = {
        number: (d) =>
            pick([
                () => `(${number(d)} ${pick(['+', '-', '*'])} ${number(d)})`,
                () => `(${number(d)} div ${pick([1, 2, 4, 8])})`,
                () => `(${number(d)} mod ${pick([2, 3, 5, 2.5])})`,
                () => `(0 - ${number(d)})`,
                () => `abs(${number(d)})`,
                () => `int(${number(d)})`,
                () => `round(${number(d)})`,
                () => `round(${number(d)}, ${pick([-2, -1, 0])})`,
                () => `pow(${pick([2, 3, -2, 0.5])}, ${pick([0, 1, 2, 5])})`,
                () => `min(${number(d)}, ${number(d)})`,
                () => `max(${number(d)}, ${number(d)}, ${number(d)})`,
                () => `if(${boolean(d)}, ${number(d)}, ${number(d)})`,
                () => `coalesce(${number(d)}, ${number(d)})`,
                () => `number(${boolean(d)})`,
                () => `string-length(${text(d)})`,
                () => `count-selected(${text(d)})`,
                () => `(${leaf.date()} - ${leaf.date()})`,
                () => `count(instance('staff')/root/item[${row(d)}])`,
                () => `sum(instance('staff')/root/item[${row(d)}]/women)`,
            ])(),
        text: (d) =>
            pick([
                () => `concat(${text(d)}, ${text(d)})`,
                () => `concat(${text(d)}, ${number(d)})`,
                () => `join('${pick(['-', '', ', '])}', ${text(d)}, ${text(d)}, ${text(d)})`,
                () => `substr(${text(d)}, ${pick([0, 1, 2, -1, -3])}, ${pick([0, 2, 4, -1])})`,
                () => `substring-before(${text(d)}, ${text(d)})`,
                () => `substring-after(${text(d)}, ${text(d)})`,
                () => `translate(${text(d)}, 'abl ', '${pick(['ABL_', '', 'x'])}')`,
                () => `normalize-space(${text(d)})`,
                () => `string(${pick([number, boolean])(d)})`,
                () => `selected-at(normalize-space(${text(d)}), ${pick([0, 1, 2])})`,
                () => `if(${boolean(d)}, ${text(d)}, ${text(d)})`,
                () => `coalesce(${text(d)}, ${text(d)})`,
                () => `format-date(${leaf.date()}, '${pick(['%Y-%m-%d', '%e %b %y', '%d/%n'])}')`,
            ])(),
        boolean: (d) =>
            pick([
                () => `(${boolean(d)} and ${boolean(d)})`,
                () => `(${boolean(d)} or ${boolean(d)})`,
                () => `not(${boolean(d)})`,
                () => `(${number(d)} ${pick(['=', '!=', '<', '<=', '>', '>='])} ${number(d)})`,
                () => `(${text(d)} ${pick(['=', '!='])} ${text(d)})`,
                () => `(${leaf.date()} ${pick(['=', '!=', '<', '<=', '>', '>='])} ${leaf.date()})`,
                () => `(${boolean(d)} ${pick(['=', '!='])} ${boolean(d)})`,
                () => `selected(${text(d)}, '${pick(['law', 'health', 'yes', 'x'])}')`,
                () => `contains(${text(d)}, ${text(d)})`,
                () => `starts-with(${text(d)}, ${text(d)})`,
                () => `ends-with(${text(d)}, ${text(d)})`,
                () => `regex(${text(d)}, '^${pick(['[a-z ]*', '[A-Z]{2}.*', '\\w+', '.'])}$')`,
                () => `checklist(${pick([-1, 0, 1, 2])}, ${pick([-1, 1, 2, 3])}, ${boolean(d)}, ${boolean(d)}, ${boolean(d)})`,
                () => `weighted-checklist(${pick([-1, 1, 2])}, ${pick([-1, 2, 4])}, ${boolean(d)}, ${pick([1, 2, 0.5])}, ${boolean(d)}, ${pick([1, 3])})`,
            ])(),
    };
    const at = (kind) => (depth) =>
        depth <= 0 || chance(0.15) ? leaf[kind]() : branch[kind](depth - 1);
    const number = at('number');
    const text = at('text');
    const boolean = at('boolean');
    const row = (d) =>
        pick([
            () => `year = ${pick([2016, 2017, 2018])}`,
            () => `women ${pick(['<', '>=', '!='])} ${number(d - 1)}`,
            () => `grade = ${text(d - 1)}`,
            () => `starts-with(grade, 'P') and men = ''`,
            () => `from > ${leaf.date()}`,
        ])();
    return Array.from({ length: count }, () => ({
        answers: pick(['full', 'none', 'other']),
        expression: pick([number, text, boolean])(pick([1, 2, 3, 4])),
    }));
}

/** Uniform numbers of [0, 1): mulberry32. */
function generator(seed) {
    let state = seed | 0;
    return () => {
        state = (state + 0x6d2b79f5) | 0;
        let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
        mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
        return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
    };
}

module.exports = { randomCases, generator };
