/**
 * What passes between the scripts of a chart. Only types stand here.
 *
 * A chart's figures come from its `live.json`, which `pipeline/charts/live_data.py` writes: that module
 * says what each part means.
 *
 * @typedef {object} Keys what rows are about: subjects, periods or parts
 * @property {string} name
 * @property {string} title
 * @property {string[]} keys
 * @property {string} [entity] the kind of entity, if the keys stand for entities
 * @property {string} called the title inside a sentence
 * @property {string} one what one of them is called
 * @property {string} many
 * @property {string[]} [labels] what people call each key that stands for no entity
 * @property {string[]} [inside] the same inside a sentence
 * @property {number[]} [wholes] of each the place of what it is a part of, -1 of those that are parts of none
 * @property {number[]} [places] of periods: where each stands in time
 * @property {"numeric" | "dated" | "listed"} [stands] of periods: as numbers such as years, as days in
 *   proportion to time, or one after the other
 * @property {string[]} [told] of periods: how each stands in a sentence after "in", where that is not its key
 * @property {number[]} [lengths] of periods: how long each is, where they are not all alike
 * @property {number} [a_year] of periods: how far apart two places are that a year lies between
 * @property {boolean} [are_years] of periods: whether each is a year, of the calendar or another
 *
 * @typedef {ReadMeasure & Decimals} Measure
 *
 * @typedef {object} ReadMeasure
 * @property {string} name
 * @property {string} title
 * @property {string} inside the title inside a sentence
 * @property {"was" | "were"} was
 * @property {string} unit "" for an index
 * @property {string} titled the title with the unit
 * @property {"better" | "worse" | "neither"} higher_is
 * @property {boolean} compares whether figures of different periods compare
 * @property {boolean} length_matters whether figures of periods of unlike length do not compare
 * @property {number} same the difference below which two figures are about the same
 * @property {number} largest the size of the figure that is furthest from zero
 * @property {number} written the most decimals that a cell has
 * @property {{lower: Bound, upper: Bound}} [interval] the columns of the bounds between which figures lie
 * @property {{entities: string[], place: number}[]} breaks `place` is where the first
 *   period of the new series stands in time
 *
 * @typedef {{name: string, title: string}} Bound
 *
 * @typedef {object} Decimals
 * @property {number} decimals in sentences and labels
 * @property {number} tabled decimals in tables
 * @property {number} computed decimals of medians and the like
 *
 * @typedef {Read & {measures: Record<string, Measure>}} Figures with the decimals of each measure
 *
 * @typedef {object} Read figures as they are read
 * @property {string} kind
 * @property {string} title of the page's chart
 * @property {string} subtitle
 * @property {string} measured what is measured, as a sentence begins with it
 * @property {Keys} [subject]
 * @property {Keys} [time]
 * @property {Keys} [part]
 * @property {Record<string, ReadMeasure>} measures by role: measure, x, y, size
 * @property {Record<string, (number | null)[]>} rows
 * @property {Record<string, (number | null)[]>} [ahead] the rows of forecasts, which are drawn apart
 * @property {string[]} [statuses] what is said of figures that may still change, and of forecasts
 * @property {boolean} [are_ahead] whether all figures are forecasts
 * @property {{view: string, picks: string[]}} [over_time] the chart that shows the same figures over time on the
 *   same page, and whom it shows
 * @property {string[]} reasons
 * @property {string[]} picks those of the site's picks that have figures
 * @property {string[]} drawn the subjects in the drawing that stands in the page
 * @property {Record<string, number>} [colours] places of colours by key, as all charts of the page have them
 * @property {string | null} reference the one period in that drawing, if it is of one
 * @property {string} form of a kind that has several, which: "areas" or "bars", "rows" or "steps"
 * @property {boolean} fixes_subject
 * @property {boolean} [of_unlike_things] whether subjects are measures whose units nobody told
 * @property {string} note
 * @property {string} order in which subjects stand: by "value", by "name", or as their keys do
 * @property {number | null} window how long the window is that a scatter shows, in places of periods
 * @property {string[]} logs the axes that the page was made to show in powers of ten: x, y
 * @property {"amounts" | "shares"} stacking of a composition: what the page was made to show
 * @property {Target[]} targets that progress is measured by
 * @property {{value: number, label: string | null, period: string | null}[]} goals
 * @property {{place: number, label: string, period: string}[]} events
 * @property {object} structure Vega without rows
 *
 * @typedef {object} Years of which the newest figures are shown
 * @property {string} first
 * @property {string} last
 * @property {number} from the place of the first that there is among all periods
 * @property {number} to
 * @property {string} told "2018 to 2020"
 * @property {boolean} isAfterBreak whether they begin with a new series
 *
 * @typedef {object} Target a value that someone aims for
 * @property {string} key of the subject whose it is, "" where it is that of all
 * @property {number} value
 * @property {string | null} period that it is for
 * @property {number | null} due where that stands in time
 * @property {string | null} set_in the period in which it was set
 * @property {number | null} since where that stands in time
 *
 * @typedef {object} Names what entities are called
 * @property {(key: string) => string} name
 * @property {(key: string) => string} inText
 * @property {(key: string) => string} section what the list of them calls its part, "" for none
 *
 * @typedef {object} Model a chart's figures with the names of what they are about
 * @property {Figures} figures
 * @property {Names} names of subjects
 * @property {Shapes | Grid} [places] where subjects stand on a map or on tiles, once it is fetched
 * @property {Division[]} [divisions] of subjects that are entities
 * @property {Group[]} [groups] of subjects that are entities: all of them, and those that their list tells of
 *
 * @typedef {object} Group of entities
 * @property {string} key by which addresses name it
 * @property {string} title
 * @property {string} members what those in it are called after their number: "high-income countries"
 * @property {string} by what says who is in it: "by today's groups", "" where that is plain
 * @property {string[]} keys of its members
 *
 * @typedef {object} Division of entities
 * @property {string} key by which addresses name it
 * @property {boolean} isPartition whether each entity is in one of its groups at most
 * @property {string} title
 * @property {Group[]} groups
 *
 * @typedef {object} Shapes places on a map by column, as `pipeline/charts/places.py` writes them
 * @property {"map"} form
 * @property {number} width of the frame that x and y are in
 * @property {number} height
 * @property {string[]} keys
 * @property {number[]} x where a dot stands or a place is named
 * @property {number[]} y
 * @property {boolean[]} dots whether a place is one at every size
 * @property {string[]} wide outlines as path data, "" for a dot
 * @property {string[]} narrow
 * @property {object} structure Vega without rows
 *
 * @typedef {object} Grid tiles
 * @property {"tiles"} form
 * @property {string[]} keys
 * @property {[number, number][]} places column and row of each key
 * @property {Record<string, string>} parents what a key is part of
 * @property {object} structure
 *
 * @typedef {object} State what a visitor has chosen; null is what the page was made with
 * @property {"chart" | "map" | "table" | "about"} tab
 * @property {string[] | null} picks keys of subjects
 * @property {number[] | null} colours of those picked, by their places; 0 is grey
 * @property {string[]} medians keys of the groups whose median is shown beside them
 * @property {string | null} from the first period shown
 * @property {string | null} to the last period shown
 * @property {string | null} at the one period shown, where a chart shows one
 * @property {Zoom | null} zoom the part of a map that is shown
 * @property {"linear" | "log"} scale
 * @property {"value" | "index" | "share" | "amount"} as "value" is how the page was made
 * @property {"value" | "name"} sort
 * @property {"some" | "all"} show
 * @property {string} group the key of the division by which dots are coloured, "" for none
 * @property {"off" | "on"} trail whether picked dots show the way they came
 *
 * @typedef {object} Zoom
 * @property {number} times how many times as large as the whole map
 * @property {number} x where the middle of what is shown lies, as a share of the map's width
 * @property {number} y the same of its height
 *
 * @typedef {object} Zooming how a part of a map is shown
 * @property {(model: Model) => {name: string, zoom: Zoom}[]} parts that can be shown by their names
 * @property {(model: Model, state: State, canvas: Canvas, change: {by: number, from: {x: number, y: number}, to?: {x: number, y: number}}) => Zoom | null} after
 *   what is shown once the map is drawn so many times larger and what lay at one place in the plot lies at another
 *
 * @typedef {object} Canvas
 * @property {"wide" | "narrow"} name
 * @property {number} width in pixels
 * @property {number} labelWidth how long names may be, in pixels
 *
 * @typedef {object} Frame the plot's place on a canvas, in pixels
 * @property {number} width
 * @property {number} height
 * @property {{left: number, right: number, top: number, bottom: number}} padding
 *
 * @typedef {object} Picture what is put into a chart's structure
 * @property {Frame} frame
 * @property {Record<string, object[]>} data rows by the name of their data
 * @property {Record<string, object>} scales properties of scales by the scale's name
 * @property {Record<string, {values: (number | string)[], text?: string}>} axes by scale
 *
 * @typedef {object} Mark a point that can be reached by pointer or arrow keys
 * @property {string} text what it says: "South Korea, 2010, 3.3% of GDP"
 * @property {string} key the subject's
 * @property {number} x in the plot, in pixels
 * @property {number} y
 * @property {number} [across] which points of other series it stands beside, where x does not say
 * @property {string} [path] the outline of what it stands for, in the plot: it is reached from inside
 * @property {boolean} [isRow] whether it is reached from anywhere across the plot
 * @property {Reading} [reading] of a line over time: what it says beside the others at that time
 *
 * @typedef {object} Reading
 * @property {string} period
 * @property {string} unit of all figures there
 * @property {string} name
 * @property {string} figure
 * @property {number} value
 * @property {string} status what is said of a figure that may still change, "" of others
 * @property {string} about that and what else is to know: "provisional, 2.9 to 3.4"
 * @property {Look} look
 * @property {number} top of the plot in which it stands, in pixels
 * @property {number} bottom
 *
 * @typedef {object} Look what tells a line from others
 * @property {string} colour as CSS has it
 * @property {string} ink of its name
 * @property {string} shape of its dots
 *
 * @typedef {object} ChartWords a chart in words
 * @property {string} headline
 * @property {string[]} sentences
 * @property {string[]} notes
 * @property {string} [title] where what is chosen makes that of the page untrue
 * @property {string} [subtitle] where what is chosen makes that of the page untrue
 * @property {Within} [within] where years are chosen
 *
 * @typedef {object} Within what titles give way to that name other years than those shown
 * @property {string} first
 * @property {string} last
 * @property {boolean} goesOn whether the last one is the last there is
 * @property {string} title
 * @property {string} subtitle
 *
 * @typedef {object} ChartTable exactly what a chart shows, as a table
 * @property {string} caption
 * @property {{name: string, title: string, isNumber: boolean}[]} columns
 * @property {string[][]} cells for people
 * @property {string[][]} values for machines
 *
 * @typedef {object} FiguresFile exactly what a chart shows, as its CSV file has it
 * @property {string[]} columns
 * @property {string[][]} rows
 *
 * @typedef {object} Choice one thing a visitor can set: its field in the state and its values
 * @property {"scale" | "as" | "sort" | "show" | "group" | "trail"} field
 * @property {string} label
 * @property {{value: string, label: string, about: string, refused?: string}[]} values `about`
 *   says in a sentence what it does; `refused` why it cannot be had here
 *
 * @typedef {object} FirstDrawing a chart where nobody has chosen
 * @property {string[]} drawn keys of the subjects that it shows
 * @property {string} period that it is about, or a span
 * @property {string} [reference] the one period that it goes by, where that is no part of what is drawn
 * @property {string} [form] of a kind that has several, which
 * @property {string} [refused] why there is nothing to show
 * @property {string[]} [notes] what else is to know of why
 *
 * @typedef {object} Kind a kind of chart
 * @property {"many" | "one" | "none"} picks whether subjects are chosen, and how many at once
 * @property {"span" | "one" | "none"} years whether a span of periods or one of them is shown
 * @property {number} [most] how many subjects can be chosen at once, 40 unless told
 * @property {boolean} [showsMedians] whether medians of groups can be shown beside subjects
 * @property {(model: Model, state: State) => string[]} [picked] which subjects count as chosen where
 *   nobody has chosen yet: those in the drawing unless told
 * @property {boolean} [isOnPlaces] whether it is drawn on shapes or tiles
 * @property {Zooming} [zooming] of a kind of which a part can be shown
 * @property {boolean} [plays] whether periods can be shown one after another by themselves
 * @property {(model: Model) => {period: string, why: string}} [latest] of a kind that shows one
 *   period: the one it shows where nobody chose, and why it is that one
 * @property {(model: Model) => Years | null} [newest] of a kind that shows the newest figures of several
 *   years where nobody chose one: which years, null where it shows one
 * @property {(model: Model) => FirstDrawing} first the chart as the page is made with it
 * @property {(model: Model) => Kind} [form] of a kind that asks for other controls with other figures
 * @property {(model: Model, state: State) => Choice[]} choices
 * @property {(model: Model, state: State, canvas: Canvas) => Picture} picture
 * @property {(model: Model, state: State, canvas: Canvas) => Mark[][]} marks series by series
 * @property {(model: Model, state: State) => ChartWords} words
 * @property {(model: Model, state: State) => ChartTable} table
 * @property {(model: Model, state: State) => import("./rules/overview.js").Overview | null} [overview] all
 *   subjects, where that is another table than of the periods shown
 * @property {(model: Model, state: State) => FiguresFile} file
 *
 * @typedef {object} Entities all entities of a kind, as `api/entities/KIND.json` has them
 * @property {string} address where their pages stand, "" where they have none
 * @property {(0 | 1)[]} pages which of them have one
 * @property {string} one
 * @property {string} many
 * @property {string[]} keys
 * @property {string[]} names
 * @property {string[]} in_text
 * @property {string[]} aliases
 * @property {string[]} section_titles
 * @property {string[]} [section_members] what those in each are called, "" where nothing says so
 * @property {number[]} sections
 * @property {string} section_title what the sections are: Region
 * @property {string[]} group_titles
 * @property {string[]} [group_members] what those in each are called
 * @property {string[]} group_dates the day on which its members were members, "" for none
 * @property {number[][]} groups
 * @property {{title: string, inside?: string, titles: string[], members?: string[], places: number[]}[]} divisions
 *   other ways to divide them, with the place of each one's part, -1 for none
 *
 * @typedef {object} LiveChart a chart that came to life, as the other scripts see it
 * @property {HTMLElement} figure
 * @property {Model} model
 * @property {Entities | null} entities of the subjects' kind
 * @property {Kind} kind
 * @property {() => State} state
 * @property {(change: Partial<State>, how?: {isPassing?: boolean, said?: string}) => Promise<void>} change sets
 *   what is chosen; a passing change, as while a handle is dragged, is neither spoken nor kept in the
 *   address: the last of them must not be passing. `said` is spoken in place of the headline
 */

export {};
