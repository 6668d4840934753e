import './kit-within.css';
import { mountApp } from './app';

mountApp();
