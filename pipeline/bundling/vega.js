/** Vega as far as the charts of a site need it, with what works expressions out without eval. */

import { transforms } from "vega-dataflow";
import * as encoding from "vega-encode";
import * as transforming from "vega-transforms";
import * as viewing from "vega-view-transforms";

Object.assign(transforms, encoding, transforming, viewing);

export { expressionInterpreter } from "vega-interpreter";
export { parse } from "vega-parser";
export { View } from "vega-view";
