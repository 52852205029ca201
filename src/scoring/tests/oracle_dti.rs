//! The digital transformation index of 2022 against what was published of the five first provinces.

use crate::catalogue::load_shipped;
use crate::domain::points;
use crate::scoring::testing::*;

/// Province, its eight main indices that carry points as published (four decimals), and the index as published.
/// Ministry of Information and Communications, DTI 2022.
const PUBLISHED: [(&str, [&str; 8], &str); 5] = [
    ("48", ["1.0000", "0.9000", "0.8253", "0.8487", "0.7578", "0.8575", "0.7836", "0.5197"], "0.8002"),
    ("79", ["0.8917", "0.9000", "0.8258", "0.6267", "0.5580", "0.8406", "0.7611", "0.3590"], "0.7163"),
    ("22", ["0.9581", "0.9000", "0.7648", "0.6250", "0.5382", "0.8385", "0.5904", "0.4505"], "0.7024"),
    ("46", ["0.9500", "0.9000", "0.6823", "0.6794", "0.6423", "0.8262", "0.6787", "0.3001"], "0.6975"),
    ("92", ["0.9000", "0.8000", "0.7233", "0.7376", "0.7226", "0.7325", "0.7556", "0.2947"], "0.6924"),
];
/// The smart-city index, `DTI6`, carries none.
const WITH_POINTS: [&str; 8] = ["DTI1", "DTI2", "DTI3", "DTI4", "DTI5", "DTI7", "DTI8", "DTI9"];

#[test]
fn oracle_dti_2022_totals_are_the_published_ones_to_a_ten_thousandth() {
    let catalogue = load_shipped("dti-2022").unwrap().unwrap();
    let mut largest = d("0");
    for (code, values, published) in PUBLISHED {
        let answers: Vec<_> = WITH_POINTS.into_iter().zip(values.map(value)).collect();
        let score = score_of(code, &catalogue, &answers);
        assert_eq!((score.max, score.coverage), (d("1000"), Some(d("1"))));
        let index = score.points / d("1000");
        largest = largest.max((index - d(published)).abs());
        // The printed percent is the index with its four decimals, and is what is ranked.
        assert_eq!(score.percent, Some(points::round(index, 4) * d("100")));
    }
    assert!(largest <= d("0.0001"), "{largest}");
    assert_eq!(largest, d("0.000055"), "the published components are rounded themselves");
}

#[test]
fn oracle_dti_2022_ranks_are_the_published_ones() {
    let catalogue = load_shipped("dti-2022").unwrap().unwrap();
    let percents: Vec<_> = PUBLISHED
        .into_iter()
        .map(|(code, values, _)| {
            let answers: Vec<_> = WITH_POINTS.into_iter().zip(values.map(value)).collect();
            score_of(code, &catalogue, &answers).percent
        })
        .collect();
    assert!(percents.windows(2).all(|pair| pair[0] > pair[1]), "{percents:?}");
}
